import { describe, expect, test } from 'vitest';
import { wallTimesOf } from '../../../language/lint/schedule-days.ts';

type When = Parameters<typeof wallTimesOf>[0];
const SEVEN = { at: '07:00' };

/** The dates of a month of 31 days on which it fires. */
const datesIn = (month: string, when: When): readonly number[] => {
  const times = wallTimesOf(when);
  const dates = Array.from({ length: 31 }, (_unused, at) => new Date(`${month}-${String(at + 1).padStart(2, '0')}`));
  return dates.filter((day) => times?.isDay(day)).map((day) => day.getUTCDate());
};

describe('the days of a schedule in words', () => {
  test.each<[When, readonly number[]]>([
    [{ every: 'weekday', ...SEVEN }, [1, 2, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30]],
    [{ every: 'sunday', ...SEVEN }, [4, 11, 18, 25]],
    [{ every: 'week', on: 'friday', ...SEVEN }, [2, 9, 16, 23, 30]],
    [{ every: 'month', on: '15', ...SEVEN }, [15]],
    [{ every: 'month', on: 'month-end', ...SEVEN }, [31]],
    [{ every: 'month', on: 'first weekday', ...SEVEN }, [1]],
    [{ every: 'month', on: 'last weekday', ...SEVEN }, [30]],
    [{ every: 'month', on: 'third monday', ...SEVEN }, [19]],
    [{ every: 'month', on: 'last sunday', ...SEVEN }, [25]],
  ])('%j', (when, dates) => expect(datesIn('2026-01', when)).toEqual(dates));

  test('each day is every day', () => expect(datesIn('2026-01', { every: 'day', ...SEVEN })).toHaveLength(31));
});

test.each<[string, readonly number[]]>([
  ['0 7 * * *', Array.from({ length: 31 }, (_unused, at) => at + 1)],
  ['0 7 * * 0,7', [4, 11, 18, 25]],
  ['0 7 13 * *', [13]],
  ['0 7 13 * fri', [2, 9, 13, 16, 23, 30]],
  ['0 7 * 2 *', []],
])('the days of %s', (cron, dates) => expect(datesIn('2026-01', { cron })).toEqual(dates));

test('the times of a day', () => {
  expect(wallTimesOf({ every: 'day', at: '02:30' })?.minutes).toEqual([150]);
  expect(wallTimesOf({ cron: '0,30 2-3 * * *' })?.minutes).toEqual([120, 150, 180, 210]);
});

test.each<[When]>([[{ every: '15m' }], [{ every: 'noon', ...SEVEN }], [{ every: 'day', at: 'noon' }], [{ cron: 'x' }]])(
  '%j has none',
  (when) => expect(wallTimesOf(when)).toBeUndefined(),
);
