import { tells } from '../tells.ts';

tells([
  [
    'a loop item of another type',
    '- id: found\n  action: mail.find\n- forEach: { in: steps.found.output.messages, as: m, index: i }\n  steps:\n  - { set: { a: "${{ m.idd }}", b: "${{ i + 1 }}" } }',
    ['unknown-field: idd'],
  ],
  [
    'a loop over a broken expression',
    '- forEach: { in: "1 +", as: x }\n  steps: [{ set: { a: "${{ x.y }}" } }]',
    ['expression-syntax: +'],
  ],
  [
    'a loop over the output of no step',
    '- forEach: { in: steps.nothing.output, as: x }\n  steps: [{ set: { a: "${{ x.y }}" } }]',
    ['unknown-step: steps.nothing.output'],
  ],
]);
