import { expect, test } from 'vitest';
import { parseWhole } from '../../cli/parse-whole.ts';

test.each([
  ['0', 0],
  ['200', 200],
])('%s', (given, number) => expect(parseWhole(given)).toBe(number));

test.each(['', '-1', '1.5', '1e3', 'x', '9999999999'])('%j is refused', (given) => {
  expect(() => parseWhole(given)).toThrow('It must be a whole number');
});
