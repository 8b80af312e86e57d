import { expect, test } from 'vitest';
import { failureOf, valueOf } from '../results.ts';

const scope = {
  users: [
    { name: 'eve', risk: 2, team: 'a' },
    { name: 'bob', risk: 1, team: null },
    { name: 'ann', risk: 2, team: 'a' },
  ],
  hostile: [{ k: '__proto__' }, { k: 'constructor' }],
};

test.each([
  ['[1, 1.0, "1", null, null, true, [1], [1.0]].distinct()', [1, '1', null, true, [1]]],
  ['[timestamp(0), "1970-01-01T00:00:00.000Z", timestamp(0)].distinct().size()', 2],
  ['[].distinct()', []],
  ['[1, 2.5].sum()', 3.5],
  ['[].sum()', 0],
  ['users.sort_by("risk").map(u, u.name)', ['bob', 'eve', 'ann']],
  ['users.sort_by("name").first().name', 'ann'],
  ['users.group_by("risk")["2"].map(u, u.name)', ['eve', 'ann']],
  ['users.group_by("team").keys()', ['a', 'null']],
  ['hostile.group_by("k").keys()', ['__proto__', 'constructor']],
  ['users.last().name', 'ann'],
  ['size("a😀b")', 3],
  ['size({"a": 1})', 1],
  ['{}.size()', 0],
])('%s is %j', (source, expected) => {
  expect(valueOf(source, scope)).toEqual(expected);
});

test.each([
  ['[1, "a"].sum()', '"sum" takes a list of numbers, and one item is a string'],
  ['[].first()', '"first" takes a list that has items. Test its size first, or write `[?0].orValue(…)`'],
  ['[].last()', '"last" takes a list that has items. Test its size first, or write `[?0].orValue(…)`'],
  ['users.sort_by("mail")', '"sort_by" takes a list of maps that all have the field "mail": one has not'],
  ['[1].group_by("mail")', '"group_by" takes a list of maps that all have the field "mail": one item is an int'],
  ['users.sort_by("team")', '"sort_by" does not take null and a string'],
])('%s fails: %s', (source, text) => {
  const message = failureOf(source, scope).message;
  expect([
    `Cannot evaluate \`${source}\`: ${text}`,
    `Cannot evaluate \`${source}\`: ${text.replace('null and a string', 'a string and null')}`,
  ]).toContain(message);
});

test('lists and maps have at most 10,000 items', () => {
  const items = Array.from({ length: 10_001 }, (_, n) => n);
  const map = Object.fromEntries(items.map((n) => [`k${n}`, n]));
  expect(valueOf('i.distinct().size()', { i: items.slice(1) })).toBe(10_000);
  expect(failureOf('i.distinct().size()', { i: items }).code).toBe('expression-limit');
  expect(failureOf('m.keys().size()', { m: map }).code).toBe('expression-limit');
  expect(valueOf('m.size()', { m: map })).toBe(10_001);
});
