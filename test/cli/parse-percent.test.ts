import { expect, test } from 'vitest';
import { parsePercent } from '../../cli/parse-percent.ts';

test.each([
  ['0', 0],
  ['100', 100],
])('%s', (given, percent) => expect(parsePercent(given)).toBe(percent));

test.each(['', '-1', '99.5', '101', '90%'])('%j is refused', (given) => {
  expect(() => parsePercent(given)).toThrow('It must be a whole number');
});
