import { expect, test } from 'vitest';
import { parseDate } from '../../cli/parse-date.ts';

test('a day is midnight, UTC', () => {
  expect(parseDate('2026-03-01')).toBe(Date.UTC(2026, 2, 1));
  expect(parseDate('2028-02-29')).toBe(Date.UTC(2028, 1, 29));
});

test.each(['2026-02-29', '2026-13-01', '2026-3-1', '2026-03-01T00:00', 'tomorrow', ''])('%j is no day', (given) => {
  expect(() => parseDate(given)).toThrow('It must be a day such as 2026-03-01.');
});
