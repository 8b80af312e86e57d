import { tells } from '../tells.ts';

tells([
  [
    'a step of a broken step is not told twice',
    '- id: broken\n  wait: 2x\n- set: { a: "${{ steps.broken.output.x }}" }',
    ['wrong-value: 2x'],
  ],
  [
    'an id inside a broken step, read later',
    '- title: x\n  do: 1\n  steps: [{ id: inner, wait: 1h }]\n- set: { a: "${{ steps.inner.output.x }}" }',
    ['wrong-type: 1', 'unknown-key: steps'],
  ],
]);
