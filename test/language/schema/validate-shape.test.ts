import { tells } from '../tells.ts';

tells([
  ['a value of the wrong type', '- wait: [1]', ['wrong-type: [1]']],
  ['a duration that is none', '- wait: 2x', ['wrong-value: 2x']],
  [
    'a loop over more than 10,000 items',
    '- forEach: { in: "[1]", as: x, max: 10001 }\n  steps: []',
    ['wrong-value: 10001'],
  ],
  ['a wrong member of the mapping that is meant', '- wait: { businessHours: 2d }', ['wrong-value: 2d']],
  ['a mapping that is neither', '- wait: { for: 2h }', ['wrong-type: for']],
  ['a branch that is a number', '- parallel: { a: 1 }', ['wrong-type: 1']],
]);
