import { expect, test } from 'vitest';
import { NAMED_TYPES, namedType, schemaOfInput } from '../../../language/types/input-type.ts';

test('event types are types of inputs, without their descriptions', () => {
  expect(JSON.stringify(NAMED_TYPES)).not.toContain('"description":"');
  expect(namedType('o365.url_click')).toMatchObject({ type: 'object', properties: { url: { type: 'string' } } });
});

test('a field that is called description stays', () => {
  expect(namedType('event')).toMatchObject({ additionalProperties: true });
});

test('properties close an object and are required unless `required` says otherwise', () => {
  const properties = { a: { type: 'string' }, b: { type: 'string' } };
  expect(schemaOfInput({ type: 'object' }, { properties })).toEqual({
    type: 'object',
    properties,
    required: ['a', 'b'],
    additionalProperties: false,
  });
  expect(schemaOfInput({ type: 'object', required: ['a'] }, { properties })).toMatchObject({ required: ['a'] });
  expect(schemaOfInput({ type: 'list', maxLength: 5 }, { items: { type: 'string' } })).toEqual({
    type: 'array',
    maxLength: 5,
    items: { type: 'string' },
  });
});

test('a type that the schema should have refused is our mistake', () => {
  expect(() => namedType('strng')).toThrow('"strng"');
});
