import { expect, test } from 'vitest';
import type { JsonObject } from '../../../contracts/json.ts';
import { checkExpression } from '../../../language/expressions/check-expression.ts';

const types: Record<string, JsonObject> = {
  d: {},
  i: { type: 'integer' },
  n: { type: 'number' },
  s: { type: 'string' },
  b: { type: 'boolean' },
  l: { type: 'array', items: { type: 'object', properties: { k: { type: 'string' } } } },
  m: {
    type: 'object',
    properties: { a: { type: 'integer' }, o: { type: 'object', properties: {}, additionalProperties: false } },
  },
  open: { type: 'object', additionalProperties: { type: 'string' } },
  none: { type: 'object', additionalProperties: false },
};

test.each([
  ['d.a.b[0]["c"].d', 'dyn'],
  ['d[i]', 'dyn'],
  ['-i', 'int'],
  ['-n', 'double'],
  ['-d', 'dyn'],
  ['!d', 'bool'],
  ['l.map(x, x.k)', 'list<string>'],
  ['l.map(x, x.k == "a", x.k)', 'list<string>'],
  ['l.filter(x, x.k == "a")', 'list<map>'],
  ['m.filter(k, k == "a")', 'list<string>'],
  ['d.filter(k, k.a == "a")', 'list'],
  ['m.map(k, k)', 'list<string>'],
  ['l.exists(x, x.k == "a")', 'bool'],
  ['m[s]', 'dyn'],
  ['open[s]', 'string'],
  ['none[s]', 'dyn'],
  ['m["a"]', 'int'],
  ['l[0].k', 'string'],
  ['l[i].k', 'string'],
  ['l[?0].k.orValue("")', 'string'],
  ['l[?0]["k"].orValue("")', 'string'],
  ['open[?s].orValue("")', 'string'],
  ['m.?a.or(d.?b).orValue(1)', 'dyn'],
  ['m.?a.or(m.?a).orValue(1)', 'int'],
  ['d.orValue(1)', 'dyn'],
  ['m.?a.or(d).orValue(1)', 'dyn'],
  ['{"a": 1}.a', 'int'],
  ['{s: 1, "b": "x"}.b', 'string'],
  ['{s: 1, s: 2.5}[s]', 'double'],
  ['b ? i : n', 'double'],
  ['cel.bind(x, i, x + 1)', 'int'],
  ['type(d) == list', 'bool'],
  ['has(m.a)', 'bool'],
  ['matches(s, d)', 'bool'],
  ['matches(s, "a+")', 'bool'],
  ['null', 'null'],
])('%s is of type %s', (source, type) => {
  const checked = checkExpression(source, types);
  expect(checked.problems).toEqual([]);
  expect(checked.type).toBe(type);
});

test.each([
  ['s.a', 'type-mismatch', 'a', 'Cannot read the field "a": "s" is a string'],
  ['l.k', 'type-mismatch', 'k', 'Cannot read the field "k": "l" is a list<map>'],
  ['m.b', 'unknown-field', 'b', 'Cannot read the field "b": "m" has no such field'],
  ['m["b"]', 'unknown-field', '"b"', 'Cannot read the field "b": "m" has no such field'],
  ['m.o.x', 'unknown-field', 'x', 'Cannot read the field "x": "m.o" has no such field'],
  ['l[s]', 'type-mismatch', 's', 'Cannot read an item by a string: "l" is a list<map>'],
  ['m[1]', 'type-mismatch', '1', 'Cannot read an item by an int: "m" is a map'],
  ['s[0]', 'type-mismatch', '0', 'Cannot read an item by an int: "s" is a string'],
  ['s.map(x, x)', 'type-mismatch', 's', 'Cannot go through "s": it is a string'],
  ['m.?o.map(x, x)', 'type-mismatch', 'm.?o', 'Cannot go through "m.?o": it is an optional<map>'],
  ['l.filter(x, x.k)', 'type-mismatch', 'x.k', 'Cannot take a string because the test of "filter" is a bool: "x.k"'],
  ['l.map(x, x.k, 1)', 'type-mismatch', 'x.k', 'Cannot take a string because the test of "map" is a bool: "x.k"'],
  ['s && b', 'type-mismatch', 's', 'Cannot take a string because a side of "&&" is a bool: "s"'],
  ['b || m.?a', 'type-mismatch', 'm.?a', 'Cannot take an optional<int> because a side of "||" is a bool: "m.?a"'],
  ['!i', 'type-mismatch', 'i', 'Cannot take an int because what follows "!" is a bool: "i"'],
  ['-s', 'type-mismatch', 's', 'Cannot take a string because what follows "-" is an int or a double: "s"'],
  ['s ? 1 : 2', 'type-mismatch', 's', 'Cannot take a string because the condition before "?" is a bool: "s"'],
  ['{1: 2}', 'type-mismatch', '1', 'Cannot take an int because a key of a map is a string: "1"'],
  ['i.orValue(1)', 'type-mismatch', 'i', 'Cannot take an int because what ".orValue" follows is an optional: "i"'],
  [
    'matches(s, "(")',
    'invalid-pattern',
    '"("',
    'Cannot use the pattern: the pattern of "matches" is not valid: error parsing regexp: missing closing ): `(`',
  ],
  ['s + i', 'type-mismatch', 's + i', 'Cannot apply "+" to a string and an int: they do not fit'],
  ['unknown', 'unknown-variable', 'unknown', 'Cannot read "unknown": there is no such name here'],
  ['l.map(x, y)', 'unknown-variable', 'y', 'Cannot read "y": there is no such name here'],
])('%s is %s at %s', (source, code, marked, summary) => {
  const { problems } = checkExpression(source, types);
  expect(problems).toMatchObject([{ code, summary }]);
  const [problem] = problems;
  expect(source.slice(problem?.range.start, problem?.range.end)).toBe(marked);
});

test.each([
  ['s + i', 'Make both texts'],
  ['i == b', 'Compare and compute values of one type'],
  ['timestamp(s) > s', 'Make a moment of the text'],
  ['duration("1m") < s', 'Make a length of time'],
  ['s in s', 'Right of `in`'],
  ['m.?a == 1', 'Add `.orValue(…)`'],
  ['1 == m.?a', 'Add `.orValue(…)`'],
  ['m.o.x', 'It has no fields'],
  ['m.?o.map(x, x)', 'Add `.orValue([])`'],
  ['i.map(x, x)', 'Loops go through lists'],
  ['l.k', 'Read an item'],
  ['s.k', 'Only maps have fields'],
  ['unknown', 'In scope: d, i, n, s, b, l, m, open, none'],
])('%s is told how to mend: %s', (source, detail) => {
  expect(checkExpression(source, types).problems[0]?.detail).toContain(detail);
});

test('a pattern that is too large is a limit', () => {
  expect(checkExpression(`matches(s, "(${'a'.repeat(100)}){1000}")`, types).problems).toMatchObject([
    { code: 'expression-limit' },
  ]);
});
