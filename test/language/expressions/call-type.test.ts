import { expect, test } from 'vitest';
import type { JsonObject } from '../../../contracts/json.ts';
import { checkExpression } from '../../../language/expressions/check-expression.ts';

const types: Record<string, JsonObject> = {
  d: {},
  i: { type: 'integer' },
  n: { type: 'number' },
  s: { type: 'string' },
  l: { type: 'array', items: { type: 'string' } },
  m: { type: 'object', properties: { a: { type: 'string' } } },
};

test.each([
  ['s.split(",")', 'list<string>'],
  ['l.distinct()', 'list<string>'],
  ['l.first()', 'string'],
  ['[1, 2].sum()', 'int'],
  ['[m].group_by("a")["x"].first().a', 'string'],
  ['d.getHours()', 'int'],
  ['d.trim()', 'string'],
  ['size(d)', 'int'],
  ['i + i', 'int'],
  ['i / n', 'double'],
  ['s + s', 'string'],
  ['l + l', 'list<string>'],
  ['l + [1]', 'list'],
  ['d + s', 'dyn'],
  ['d - i', 'dyn'],
  ['d * d', 'dyn'],
  ['timestamp(s) + days(1)', 'timestamp'],
  ['days(1) + timestamp(s)', 'timestamp'],
  ['timestamp(s) - timestamp(s)', 'duration'],
  ['timestamp(s) - days(1)', 'timestamp'],
  ['days(1) + days(1)', 'duration'],
  ['days(1) - days(1)', 'duration'],
  ['s == null || null == l || d == i || i == d || i == n', 'bool'],
  ['i < n && s < s && d < i && s < d && d < d && timestamp(s) < d', 'bool'],
  ['s in l && s in m && d in m && s in d && i in d && d in l', 'bool'],
  ['optional.of(i).value()', 'int'],
  ['d.value()', 'dyn'],
])('%s is of type %s', (source, type) => {
  expect(checkExpression(source, types)).toEqual({ problems: [], type });
});

test.each([
  's == i',
  'l == m',
  's < i',
  'i < s',
  'l < l',
  'd < l',
  's < l',
  'i in l',
  'i in m',
  's in s',
  'm.?a in m',
  'm.?a == s',
  's == m.?a',
  's - s',
  's * i',
  'd + m',
  'd - s',
  'd * s',
  'm + m',
  'timestamp(s) + timestamp(s)',
  's - i',
])('the operands of %s do not fit', (source) => {
  expect(checkExpression(source, types).problems).toMatchObject([
    { code: 'type-mismatch', range: { start: 0, end: source.length } },
  ]);
});

test('an argument that does not fit is marked', () => {
  const source = 's.replace("a", i)';
  expect(checkExpression(source, types).problems).toMatchObject([
    {
      code: 'type-mismatch',
      summary: 'Cannot call "replace" with an int: it takes `text.replace(part, other)`',
      range: { start: 15, end: 16 },
    },
  ]);
  expect(checkExpression('i.trim()', types).problems).toMatchObject([{ range: { start: 0, end: 1 } }]);
  expect(checkExpression('i.getHours()', types).problems).toMatchObject([{ range: { start: 0, end: 1 } }]);
  expect(checkExpression('m.?a.trim()', types).problems).toMatchObject([
    { detail: 'Add `.orValue(…)` after the `.?` field' },
  ]);
});
