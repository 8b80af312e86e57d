import { tells, tellsNothing } from '../../tells.ts';

tells([
  [
    'the output of a branch that need not have come to its end',
    '- parallel: { a: [{ id: one, wait: 1s }], b: [{ wait: 2s }] }\n  join: any\n- set: { a: "${{ steps.one.output.until }}" }',
    ['maybe-no-output: steps.one.output.until'],
  ],
]);

tellsNothing([
  [
    'the output of a branch that has come to its end',
    '- parallel: { a: [{ id: one, wait: 1s }], b: [{ wait: 2s }] }\n- set: { a: "${{ steps.one.output.until }}" }',
  ],
]);
