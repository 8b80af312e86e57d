import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'the output of a step that may be skipped',
    '- id: ticket\n  if: run.id == "x"\n  action: ticket.ensure\n  with: { key: k, title: t }\n- set: { a: "${{ steps.ticket.output.key }}" }',
    ['maybe-no-output: steps.ticket.output.key'],
  ],
  [
    'all outputs of a step that may be caught',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n  catch: [{ steps: [] }]\n- set: { a: "${{ json(steps.ticket.output) }}" }',
    ['maybe-no-output: steps.ticket.output'],
  ],
]);

tellsNothing([
  [
    'an output under a test of its status',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n  if: run.id == "x"\n- if: steps.ticket.status == "succeeded"\n  set: { a: "${{ steps.ticket.output.key }}" }',
  ],
  [
    'an output under a test inside the expression',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n  if: run.id == "x"\n- set: { a: "${{ steps.ticket.status == \'succeeded\' ? steps.ticket.output.key : \'\' }}" }',
  ],
  [
    'an output with what counts without it',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n  if: run.id == "x"\n- set: { a: "${{ steps.ticket.?output.key.orValue(\'\') }}" }',
  ],
  [
    'an output in a condition',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n  if: run.id == "x"\n- wait: 1h\n  if: steps.ticket.output.key == "x"',
  ],
  [
    'an output after a catch that ends the run',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n  catch: [{ steps: [{ fail: { code: x, message: y } }] }]\n- set: { a: "${{ steps.ticket.output.key }}" }',
  ],
]);
