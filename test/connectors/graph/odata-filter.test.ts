import { expect, test } from 'vitest';
import { odataAnyOf, odataMoment } from '../../../connectors/graph/odata-filter.ts';

test('a condition for several texts is one in brackets, and there is none for none', () => {
  expect(odataAnyOf('status', [])).toEqual([]);
  expect(odataAnyOf('status', ['new'])).toEqual(["status eq 'new'"]);
  expect(odataAnyOf('status', ['new', "o'clock"])).toEqual(["(status eq 'new' or status eq 'o''clock')"]);
});

test('a moment stays as it is, with all its digits; anything else does not get into a filter', () => {
  expect(odataMoment('2026-11-20T09:00:00.1133333Z')).toBe('2026-11-20T09:00:00.1133333Z');
  for (const text of ['2026-11-20', '2026-11-20T09:00:00Z or 1 eq 1', '2026-11-20T09:00:00+01:00', ''])
    expect(() => odataMoment(text)).toThrow(/must be in UTC/);
});
