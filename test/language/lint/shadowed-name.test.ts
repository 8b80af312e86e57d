import { tells } from '../tells.ts';

tells([
  [
    'a loop name of an outer loop',
    '- forEach: { in: "[1]", as: x, index: i }\n  steps:\n  - forEach: { in: "[1]", as: y, index: x }\n    steps: []',
    ['shadowed-name: x'],
  ],
  [
    'a loop whose item and index have one name',
    '- forEach: { in: "[1]", as: x, index: x }\n  steps: []',
    ['shadowed-name: x', 'shadowed-name: x'],
  ],
  [
    'a caught error named as the loop',
    '- forEach: { in: "[1]", as: x }\n  steps:\n  - action: mail.find\n    catch: [{ as: x, steps: [] }]',
    ['shadowed-name: x'],
  ],
]);
