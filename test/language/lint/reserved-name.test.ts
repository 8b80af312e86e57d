import { tells } from '../tells.ts';

tells([
  ['a word of the expression language as id', '- { id: in, wait: 1h }', ['reserved-name: in']],
  [
    'a loop name that every expression has',
    '- forEach: { in: "[1]", as: event, index: now }\n  steps: []',
    ['reserved-name: event', 'reserved-name: now'],
  ],
  [
    'a name of a caught error that every expression has',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n  catch: [{ as: error, steps: [] }]',
    ['reserved-name: error'],
  ],
]);
