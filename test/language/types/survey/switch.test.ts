import { tells } from '../../tells.ts';

tells([
  [
    'a step of a case, which may not have run',
    '- switch: [{ when: "true", steps: [{ id: one, wait: 1s }] }]\n- set: { a: "${{ steps.one.output.until }}" }',
    ['maybe-no-output: steps.one.output.until'],
  ],
  ['a case whose condition is none', '- switch: [{ when: run.id, steps: [] }]', ['type-mismatch: run.id']],
]);
