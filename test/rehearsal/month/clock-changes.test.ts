import { expect, test } from 'vitest';
import { aheadMinutes, clockChanges } from '../../../rehearsal/month/clock-changes.ts';
import { DAY, MARCH } from './an-estate.ts';

const SPAN = { from: MARCH, to: MARCH + 31 * DAY };

test.each([
  ['Europe/Berlin', '2026-03-29T01:00:00Z', 60],
  ['America/New_York', '2026-03-08T07:00:00Z', 60],
])('clocks of %s change at %s', (timezone, at, minutes) => {
  expect(clockChanges(timezone, SPAN)).toEqual([{ at: Date.parse(at), timezone, minutes }]);
});

test('clocks go back in autumn, and by half an hour on Lord Howe Island', () => {
  const autumn = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 1) };
  expect(clockChanges('Europe/Berlin', autumn)).toMatchObject([{ at: Date.UTC(2026, 9, 25, 1), minutes: -60 }]);
  expect(clockChanges('Australia/Lord_Howe', autumn)).toMatchObject([{ minutes: 30 }]);
});

test('zones without daylight saving have no change', () => {
  expect(clockChanges('Asia/Tokyo', SPAN)).toEqual([]);
});

test.each([
  ['UTC', 0],
  ['Asia/Kolkata', 330],
  ['America/New_York', -300],
])('%s is %i minutes ahead of UTC on the first of March', (timezone, minutes) => {
  expect(aheadMinutes(timezone, MARCH)).toBe(minutes);
});
