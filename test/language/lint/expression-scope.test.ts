import { tells, tellsNothing } from '../tells.ts';

tells([['a variable that no step sets', '- set: { a: 1 }\n- { if: vars.b == 1, wait: 1s }', ['unknown-field: b']]]);

tellsNothing([
  [
    'a step and a variable that are there',
    '- { id: one, set: { a: 1 } }\n- { if: vars.a == 1 && steps.one.status == "succeeded", wait: 1s }',
  ],
]);
