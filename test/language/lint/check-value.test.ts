import { expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'an unknown input of an action without any',
    '- action: mail.purge\n  with: { messages: [], x: 1 }\n  reason: r',
    ['action-input: x'],
  ],
  ['a literal of the wrong type', '- action: ticket.ensure\n  with: { key: 1, title: t }', ['action-input: 1']],
  [
    'a word that is not allowed',
    '- action: ticket.ensure\n  with: { key: k, title: t, severity: hihg }',
    ['action-input: hihg'],
  ],
  [
    'a number that is too small or too large',
    '- action: ticket.ensure\n  with: { key: "", title: t, priority: 6 }',
    ['action-input: ""', 'action-input: 6'],
  ],
  [
    'a list that is too long, and an item of the wrong type',
    '- action: ticket.ensure\n  with: { key: k, title: t, tags: [a, b, c, d] }\n- action: ticket.ensure\n  with: { key: k, title: t, tags: [a, 1] }',
    ['action-input: [a, b, c, d]', 'action-input: 1'],
  ],
  [
    'a mapping with a missing, an unknown, a wrong member',
    '- action: ticket.ensure\n  with: { key: k, title: t, caller: { vip: true } }\n- action: ticket.ensure\n  with: { key: k, title: t, caller: { name: x, nmae: y } }\n- action: ticket.ensure\n  with: { key: k, title: t, caller: { name: x, vip: 1 } }',
    ['action-input: { vip: true }', 'action-input: nmae', 'action-input: 1'],
  ],
  [
    'an expression of the wrong type',
    '- action: ticket.ensure\n  with: { key: "${{ size([1]) }}", title: t }',
    ['action-input: size([1])'],
  ],
  [
    'a text for a number',
    '- action: ticket.ensure\n  with: { key: k, title: t, priority: "P${{ 1 }}" }',
    ['action-input: "P${{ 1 }}"'],
  ],
  [
    'a list with an expression of the wrong type',
    '- action: ticket.ensure\n  with: { key: k, title: t, tags: ["${{ 1 }}"] }',
    ['action-input: 1'],
  ],
  [
    'a list or a mapping with expressions for a text',
    '- action: ticket.ensure\n  with: { key: ["${{ 1 }}"], title: { a: "${{ 1 }}" } }',
    ['action-input: ["${{ 1 }}"]', 'action-input: { a: "${{ 1 }}" }'],
  ],
  [
    'a mapping with an expression of the wrong type',
    '- action: ticket.ensure\n  with: { key: k, title: t, caller: { name: "${{ 1 }}" } }',
    ['action-input: 1'],
  ],
  ['an input of an action without any', '- action: noop.run\n  with: { x: 1 }', ['action-input: x']],
  [
    'an unknown input of an action that says nothing of others',
    '- action: loose.run\n  with: { a: x, b: 1, c: [1, "${{ 1 }}"] }',
    ['action-input: b', 'action-input: c'],
  ],
]);

tellsNothing([
  [
    'an action at the version of the catalogue',
    '- action: ticket.ensure@2\n  with: { key: k, title: t, extra: 1, details: { a: 1 }, caller: { name: x } }',
  ],
  [
    'a list of anything, an optional input, an input of any type',
    '- action: loose.run\n  with: { list: ["${{ 1 }}", x], any: "${{ 1 }} x" }\n- action: ticket.ensure\n  with: { key: k, title: t, extra: ["${{ 1 }}"] }\n- action: ticket.ensure\n  with: { key: k, title: t, extra: { a: "${{ 1 }}" }, details: { a: "${{ 1 }}" } }',
  ],
]);

test.each([
  ['caller: { name: x, vip: yes }', 'true'],
  ['caller: { name: x, vip: "off" }', 'false'],
  ['caller: { name: x, vip: 1 }', undefined],
  ['priority: "5"', '5'],
  ['priority: "6"', undefined],
  ['tags: [a, 12]', "'12'"],
  ['tags: [a, 1e2]', undefined],
  ['tags: [a, true]', undefined],
  ['severity: 1', undefined],
  ['severity: hihg', undefined],
  ['caller: { nmae: x }', undefined],
  ['details: x', undefined],
])('in %s, %s is meant, and the value with it is right', (input, replacement) => {
  const text = aPlaybook(`- action: ticket.ensure\n  with: { key: k, title: t, ${input} }`);
  const [finding] = checked(text).diagnostics;
  expect(finding).toMatchObject({ code: 'action-input' });
  expect(finding?.fix?.replacement).toBe(replacement);
  if (finding?.fix === undefined) return;
  const { range } = finding.fix;
  const mended = text.slice(0, range.start) + finding.fix.replacement + text.slice(range.end);
  expect(checked(mended).diagnostics).toEqual([]);
});
