import { tells, tellsNothing } from '../../tells.ts';

tells([
  [
    'a condition that is none',
    '- repeat: { until: run.id, max: 2 }\n  steps: [{ wait: 1s }]',
    ['type-mismatch: run.id'],
  ],
  [
    'a step of a turn, outside of the loop',
    '- repeat: { until: "true", max: 2 }\n  steps: [{ id: inner, wait: 1s }]\n- set: { a: "${{ steps.inner.status }}" }',
    ['unknown-step: steps.inner.status'],
  ],
]);

tellsNothing([
  [
    'a variable that turns change, and a step of the turn in until',
    '- set: { count: 0 }\n- repeat: { until: "vars.count > 2 && steps.inner.output.until != run.id", max: 5 }\n  steps: [{ id: inner, wait: 1s }, { set: { count: "${{ vars.count + 1 }}" } }]',
  ],
]);
