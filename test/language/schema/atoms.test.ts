import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { Duration, about, closed, oneOf, whole } from '../../../language/schema/atoms.ts';

test('what a value must be is said in words', () => {
  expect(whole(1, 5)).toMatchObject({ minimum: 1, maximum: 5, expect: 'a whole number from 1 to 5' });
  expect(oneOf('a', 'b')).toMatchObject({ enum: ['a', 'b'], expect: 'one of «a», «b»' });
});

test('what is said about a schema changes nothing that it refuses, nor the schema that others share', () => {
  const told = about(Duration, 'How long', { default: '24h', examples: ['2h'] });
  expect(told).toEqual({ ...Duration, description: 'How long', default: '24h', examples: ['2h'] });
  expect(Duration).not.toHaveProperty('description');
  expect(closed({ expires: Type.Optional(told) })).not.toHaveProperty('required');
});
