import { expect, test } from 'vitest';
import { aPlaybook, checked, findingsOf } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

const TICKET = '- action: ticket.ensure\n  with: { key: k, title: t }\n  mask:';
const FIND = '- id: find\n  action: mail.find\n  mask:';

tells([
  ['a member that is misspelt', `${TICKET} [number, kye]`, ['unknown-mask: kye']],
  ['a member of an item that is misspelt', `${FIND} [messages.*.usr]`, ['unknown-mask: messages.*.usr']],
  ['a member of a list instead of its items', `${FIND} [messages.user]`, ['unknown-mask: messages.user']],
  ['a member of a text', `${TICKET} [key.first, key.*]`, ['unknown-mask: key.first', 'unknown-mask: key.*']],
  [
    'a member that no member has',
    `${FIND} ['*.*.usr', '*.user']`,
    ["unknown-mask: '*.*.usr'", "unknown-mask: '*.user'"],
  ],
  ['an empty part', `${FIND} [messages..user, .]`, ['unknown-mask: messages..user', 'unknown-mask: .']],
  ['a member of an output that says nothing of others', '- action: loose.run\n  mask: [lits]', ['unknown-mask: lits']],
  ['a member of a step without an output', '- set: { a: 1 }\n  mask: [a]', ['unknown-mask: a']],
  [
    'a member of an output that a loop gathers',
    `- forEach: { in: "[1]", as: one }\n  mask: ['*.outputs.find.messages', '*.outputs.fnd']\n  steps:\n  - { id: find, action: mail.find }`,
    ["unknown-mask: '*.outputs.fnd'"],
  ],
]);

tellsNothing([
  ['a member of the output', `${TICKET} [number, watchers, watchers.0, 'watchers.*', '*']`],
  ['a member of an item', `${FIND} [messages.*.user, messages.12.user, '*.*.user', messages]`],
  ['an output of which nothing is known', '- action: ticket.note\n  mask: [a.b, "*.c"]'],
  ['a member of which nothing is known', '- action: loose.run\n  mask: [any.b.c, list.0.b, map.a, map.c.d, "map.*.x"]'],
]);

test('it is a warning with what there is and what may have been meant', () => {
  expect(checked(aPlaybook(`${FIND} [messages.*.usr]`)).diagnostics).toMatchObject([
    {
      severity: 'warning',
      summary: 'Cannot mask "messages.*.usr" because "messages.*" has no member "usr": nothing would be hidden',
      detail: 'It has: id, user',
      suggestion: 'Did you mean "user"?',
    },
  ]);
  expect(checked(aPlaybook(`${FIND} [messages.user]`)).diagnostics).toMatchObject([
    { detail: 'It is a list: name an item by its index, or all by `*`' },
  ]);
  expect(checked(aPlaybook('- set: { a: 1 }\n  mask: [a]')).diagnostics).toMatchObject([
    {
      summary: 'Cannot mask "a" because the output has no member "a": nothing would be hidden',
      detail: 'It has no members: remove the path',
    },
  ]);
});

test('a step that cannot be read, and an action that does not exist, are told alone', () => {
  expect(findingsOf(aPlaybook('- { id: a, wiat: 1h, mask: [x] }\n- { action: no.such, mask: [x] }'))).toEqual([
    'unknown-step-kind: wiat',
    'unknown-action: no.such',
  ]);
});
