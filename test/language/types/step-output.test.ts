import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'an output of an unknown action has any type',
    '- { id: odd, action: od.run }\n- set: { a: "${{ steps.odd.output.x }}" }',
    ['unknown-action: od.run'],
  ],
  ['an output of a group', '- { id: all, do: [] }\n- set: { a: "${{ steps.all.output.x }}" }', ['unknown-field: x']],
  [
    'an unknown field of a loop turn',
    '- { id: each, forEach: { in: "[1]", as: x }, steps: [{ id: broken, wait: 2x }, { id: good, notify: { to: [{ team: csirt }], text: x } }] }\n- set: { a: "${{ steps.each.output[0].outputs.god }}" }',
    ['wrong-value: 2x', 'unknown-field: god'],
  ],
]);

tellsNothing([
  [
    'the output of a loop and of branches',
    '- id: each\n  forEach: { in: "[1]", as: x }\n  steps: [{ id: inner, wait: 1h }]\n- id: both\n  parallel: { a: [] }\n- id: pick\n  switch: [{ when: "true", steps: [{ id: in_case, wait: 1h }] }]\n  default: []\n- set: { a: "${{ steps.each.output[0].outputs.inner.until }}", b: "${{ steps.both.output.a.status }}", c: "${{ steps.pick.output.case + 1 }}", d: "${{ steps.in_case.status }}" }',
  ],
]);
