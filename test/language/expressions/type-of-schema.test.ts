import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../contracts/json.ts';
import { typeOfSchema } from '../../../language/expressions/type-of-schema.ts';
import { checkExpression } from '../../../language/expressions/check-expression.ts';
import { typeText } from '../../../language/expressions/static-type.ts';

test.each<[JsonObject, string]>([
  [{}, 'dyn'],
  [{ type: 'string' }, 'string'],
  [{ type: 'integer' }, 'int'],
  [{ type: 'number' }, 'double'],
  [{ type: 'boolean' }, 'bool'],
  [{ type: 'null' }, 'null'],
  [{ type: 'object' }, 'map'],
  [{ type: 'array' }, 'list'],
  [{ type: 'array', items: { type: 'string' } }, 'list<string>'],
  [{ type: ['string', 'null'] }, 'string'],
  [{ type: [] }, 'dyn'],
  [{ type: 'unheard' }, 'dyn'],
  [{ const: 'a' }, 'string'],
  [{ const: true }, 'bool'],
  [{ const: 1 }, 'int'],
  [{ const: 1.5 }, 'double'],
  [{ const: null }, 'null'],
  [{ const: {} }, 'dyn'],
  [{ enum: ['a', 'b', null] }, 'string'],
  [{ enum: ['a', 1] }, 'dyn'],
  [{ anyOf: [{ type: 'integer' }, { type: 'number' }] }, 'double'],
  [{ oneOf: [{ type: 'null' }, { type: 'array', items: { type: 'integer' } }] }, 'list<int>'],
  [{ allOf: [{ type: 'object', properties: { a: {} } }] }, 'map'],
])('%j is %s', (schema, expected) => {
  expect(typeText(typeOfSchema(schema))).toBe(expected);
});

test('what is no schema, and what is nested too deep, is of unknown type', () => {
  for (const schema of [undefined, null, true, 'string', []] as (Json | undefined)[])
    expect(typeOfSchema(schema).kind).toBe('dyn');
  let deep: JsonObject = { type: 'string' };
  for (let level = 0; level < 60; level++) deep = { type: 'array', items: deep };
  expect(typeText(typeOfSchema(deep))).toMatch(/^list<list<.*list>+$/);
});

test.each<[string, JsonObject, string, string | undefined]>([
  ['properties close an object', { type: 'object', properties: { a: { type: 'string' } } }, 'x.b', 'unknown-field'],
  ['additionalProperties open it', { type: 'object', properties: {}, additionalProperties: true }, 'x.b', undefined],
  [
    'their schema is the type',
    { type: 'object', additionalProperties: { type: 'string' } },
    'x.b + 1',
    'type-mismatch',
  ],
  [
    'patternProperties too',
    { type: 'object', patternProperties: { '^.*$': { type: 'string' } } },
    'x.b + 1',
    'type-mismatch',
  ],
  ['false closes an object', { type: 'object', additionalProperties: false }, 'x.b', 'unknown-field'],
  ['without either it is open', { type: 'object' }, 'x.b', undefined],
  [
    'alternatives have the fields of all',
    {
      anyOf: [
        { type: 'object', properties: { a: { type: 'string' } } },
        { type: 'object', properties: { a: { type: 'string' }, b: {} } },
      ],
    },
    'x.a + x.b',
    undefined,
  ],
])('%s', (_rule, schema, source, code) => {
  expect(checkExpression(source, { x: schema }).problems.map((problem) => problem.code)).toEqual(
    code === undefined ? [] : [code],
  );
});
