import { tells } from '../tells.ts';

tells([
  ['an unknown input', '- set: { a: "${{ inputs.x }}" }', ['unknown-field: x']],
  ['a missing input', '- action: ticket.ensure\n  with: { key: k }', ['action-input: ticket.ensure']],
  ['an unknown input', '- action: ticket.ensure\n  with: { key: k, title: t, titel: x }', ['action-input: titel']],
]);
