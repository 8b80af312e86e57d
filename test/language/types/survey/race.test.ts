import { tells, tellsNothing } from '../../tells.ts';

tells([
  [
    'the output of a branch, which may have lost',
    '- race: { a: [{ id: one, wait: 1s }], b: [{ wait: 2s }] }\n- set: { a: "${{ steps.one.output.until }}" }',
    ['maybe-no-output: steps.one.output.until'],
  ],
]);

tellsNothing([
  [
    'a branch by its status',
    '- race: { a: [{ id: one, wait: 1s }], b: [{ wait: 2s }] }\n- if: steps.one.status == "succeeded"\n  set: { a: "${{ steps.one.output.until }}" }',
  ],
]);
