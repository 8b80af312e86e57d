import { tells } from '../tells.ts';

tells([
  [
    'a step that does not exist',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n- set: { a: "${{ steps.tiket.output.key }}" }',
    ['unknown-step: steps.tiket.output.key'],
  ],
  [
    'a step that comes later',
    '- set: { a: "${{ steps.ticket.status }}" }\n- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }',
    ['unknown-step: steps.ticket.status'],
  ],
  [
    'a step without an id',
    '- wait: 1h\n- set: { a: "${{ steps.wait_1.output.until }}" }',
    ['unknown-step: steps.wait_1.output.until'],
  ],
  [
    'a step inside a loop, read outside',
    '- forEach: { in: "[1]", as: x }\n  steps:\n  - { id: inner, wait: 1h }\n- set: { a: "${{ steps.inner.status }}" }',
    ['unknown-step: steps.inner.status'],
  ],
  [
    'a step on another branch',
    '- parallel:\n    a: [{ id: one, wait: 1h }]\n    b: [{ set: { x: "${{ steps.one.status }}" } }]',
    ['unknown-step: steps.one.status'],
  ],
]);
