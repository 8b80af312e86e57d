import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../contracts/json.ts';
import { literalProblem, typesOf } from '../../../language/lint/literal-problem.ts';

const OBJECT: JsonObject = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] };

test.each<[Json, JsonObject]>([
  [null, { type: ['string', 'null'] }],
  ['x', { type: 'string', enum: ['x', 'y'] }],
  [1.5, { type: 'number', minimum: 1.5, maximum: 1.5 }],
  ['abc', { minLength: 3, maxLength: 3 }],
  [[1, 2], { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 }],
  [[1, 'x'], { type: 'array' }],
  [{ a: 'x' }, OBJECT],
  [
    { a: 'x', b: 1 },
    { ...OBJECT, additionalProperties: true },
  ],
  [{ b: 1 }, { type: 'object', properties: { a: {} }, additionalProperties: { type: 'integer' } }],
  [{ anything: 1 }, { type: 'object' }],
  [true, {}],
])('%j fits %j', (value, schema) => {
  expect(literalProblem(value, schema)).toBeUndefined();
});

test.each<[Json, JsonObject, string, readonly string[]]>([
  [1, { type: ['string', 'null'] }, 'of type string or null', []],
  [1.5, { type: 'integer' }, 'of type integer', []],
  [[], { type: 'object' }, 'of type object', []],
  [null, { type: 'object' }, 'of type object', []],
  ['z', { enum: ['x', 1] }, 'one of "x", 1', []],
  [1, { minimum: 2 }, 'at least 2', []],
  [3, { maximum: 2 }, 'at most 2', []],
  ['', { minLength: 1 }, 'at least 1 characters long', []],
  [[1, 2], { maxItems: 1 }, 'at most 1 items long', []],
  [[1, 'x'], { items: { type: 'integer' } }, 'of type integer', ['1']],
  [{}, OBJECT, 'a mapping with "a"', []],
  [{ a: 'x', b: 1 }, OBJECT, 'one of its names', ['b']],
  [{ a: 1 }, OBJECT, 'of type string', ['a']],
])('%j does not fit %j: it must be %s', (value, schema, expected, path) => {
  expect(literalProblem(value, schema)).toMatchObject({ expected, path });
});

test('a schema may name no type, one, or several', () => {
  expect([{}, { type: 'string' }, { type: ['string', 'null'] }].map(typesOf)).toEqual([
    [],
    ['string'],
    ['string', 'null'],
  ]);
});
