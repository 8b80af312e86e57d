import { tells, tellsNothing } from '../../tells.ts';

tells([
  [
    'an item and a position outside of the loop, and a step of a turn',
    '- forEach: { in: "[1, 2]", as: item, index: at }\n  steps: [{ id: inner, wait: 1h }]\n- set: { a: "${{ item }} ${{ at }}", b: "${{ steps.inner.status }}" }',
    ['unknown-variable: item', 'unknown-variable: at', 'unknown-step: steps.inner.status'],
  ],
  ['a list that is none', '- forEach: { in: run.id, as: item }\n  steps: [{ wait: 1s }]', ['type-mismatch: run.id']],
]);

tellsNothing([
  [
    'an item and its position inside the loop',
    '- forEach: { in: "[1, 2]", as: item, index: at }\n  steps: [{ set: { a: "${{ item }} ${{ at + 1 }}" } }]',
  ],
]);
