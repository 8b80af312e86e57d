import { expect, test } from 'vitest';
import { oneOf, whole } from '../../../language/schema/atoms.ts';

test('what a value must be is said in words', () => {
  expect(whole(1, 5)).toMatchObject({ minimum: 1, maximum: 5, expect: 'a whole number from 1 to 5' });
  expect(oneOf('a', 'b')).toMatchObject({ enum: ['a', 'b'], expect: 'one of «a», «b»' });
});
