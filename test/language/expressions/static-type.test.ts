import { expect, test } from 'vitest';
import { checkExpression } from '../../../language/expressions/check-expression.ts';
import {
  DYN,
  INT,
  itemOf,
  listOf,
  NULL,
  OPEN_MAP,
  STRING,
  typeText,
  unify,
  withArticleOf,
} from '../../../language/expressions/static-type.ts';

test.each([
  ['[1, 2]', 'list<int>'],
  ['[1, 2.5]', 'list<double>'],
  ['[1, "a"]', 'list'],
  ['[null, "a"]', 'list<string>'],
  ['["a", null]', 'list<string>'],
  ['[[1], [2.5]]', 'list<list<double>>'],
  ['[]', 'list'],
  ['true ? {"a": 1} : {"a": 2.5, "b": 1}', 'map'],
  ['[{"a": 1}, {"a": "x"}].map(m, m.a)', 'list'],
  ['[{"a": 1}, {"b": "x"}].map(m, m.b)', 'list<string>'],
  ['true ? [1][?0] : [2.5][?0]', 'optional<double>'],
  ['optional.none()', 'optional'],
])('%s is of type %s', (source, type) => {
  expect(checkExpression(source, {}).type).toBe(type);
});

test('a map that is open on one side is open', () => {
  const closed = { kind: 'map', fields: new Map([['a', INT]]) } as const;
  expect(unify(closed, OPEN_MAP)).toMatchObject({ rest: DYN });
  expect(unify(OPEN_MAP, closed)).toMatchObject({ rest: DYN });
  expect(unify(closed, closed)).not.toHaveProperty('rest');
});

test('items of a list are of its type, those of a map are keys', () => {
  expect([itemOf(listOf(INT)), itemOf(OPEN_MAP), itemOf(STRING), itemOf(undefined)]).toEqual([INT, STRING, DYN, DYN]);
});

test('types are told with their article', () => {
  expect([withArticleOf('int'), withArticleOf('string'), withArticleOf('null'), typeText(NULL)]).toEqual([
    'an int',
    'a string',
    'null',
    'null',
  ]);
});
