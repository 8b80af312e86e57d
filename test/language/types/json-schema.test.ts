import { expect, test } from 'vitest';
import { closed, flag, text } from '../../../language/types/json-schema.ts';

test('a name that ends in a question mark may be absent', () => {
  expect(closed({ a: text('A'), 'b?': flag('B') })).toEqual({
    type: 'object',
    properties: { a: { type: 'string', description: 'A' }, b: { type: 'boolean', description: 'B' } },
    required: ['a'],
    additionalProperties: false,
  });
});
