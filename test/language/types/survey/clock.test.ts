import { tells, tellsNothing } from '../../tells.ts';

tells([
  [
    'a step outside what runs beside it',
    '- clock: { start: a, limit: 1h }\n  onBreach: [{ id: inner, wait: 1m }]\n- set: { a: "${{ steps.inner.output.until }}" }',
    ['unknown-step: steps.inner.output.until'],
  ],
  [
    'the output of a step that may not have run when the clock goes off',
    '- clock: { start: a, limit: 1h }\n  onBreach: [{ set: { a: "${{ steps.later.output.until }}" } }]\n- { id: later, wait: 1m }',
    ['maybe-no-output: steps.later.output.until'],
  ],
  [
    'the item of a loop around the clock',
    '- forEach: { in: "[1]", as: item }\n  steps:\n    - clock: { start: a, limit: 1h }\n      onBreach: [{ set: { a: "${{ item }}" } }]',
    ['unknown-variable: item'],
  ],
]);

tellsNothing([
  [
    'steps by their status, before and after, and steps beside it in order',
    '- { id: first, wait: 1m }\n- clock: { start: a, limit: 1h, warn: 1m }\n  onWarn: [{ id: inner, wait: 1m }, { set: { a: "${{ steps.inner.output.until }}" } }]\n  onBreach: [{ if: steps.later.status == "pending" && steps.first.status == "succeeded", wait: 1m }]\n- { id: later, wait: 1m }',
  ],
  [
    'a clock inside what runs beside',
    '- clock: { start: a, limit: 1h }\n  onBreach: [{ clock: { start: b, limit: 1h }, onBreach: [{ wait: 1m }] }]',
  ],
]);
