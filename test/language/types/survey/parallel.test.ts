import { tells, tellsNothing } from '../../tells.ts';

tells([
  [
    'a step of a branch that is not needed',
    '- parallel:\n    a: [{ id: one, wait: 1s }]\n    b: [{ set: { x: "${{ steps.one.output.until }}" } }]',
    ['unknown-step: steps.one.output.until'],
  ],
]);

tellsNothing([
  [
    'a step of a branch that is needed through another',
    '- parallel:\n    a: [{ id: one, wait: 1s }]\n    b: { needs: [a], steps: [{ wait: 1s }] }\n    c: { needs: [b], steps: [{ set: { x: "${{ steps.one.output.until }}" } }] }',
  ],
]);
