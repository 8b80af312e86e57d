import { expect, test } from 'vitest';
import { inputWords } from '../../../language/explain/input-words.ts';

test.each([
  [
    { schema: { type: 'string', maxLength: 60 }, description: 'The mail' },
    'x (string, maxLength 60, required): The mail',
  ],
  [{ schema: { type: 'array', items: { type: 'string' } }, default: [] }, 'x (array of string, by default [])'],
  [{ schema: {} }, 'x (anything, required)'],
])('%j is %s', (spec, words) => {
  expect(inputWords('x', spec)).toBe(words);
});
