import { describe, expect, test } from 'vitest';
import { readWords } from '../../schedules/read-words.ts';

/** Days of November 2026 (which begins on a Sunday) that the words mean. */
function daysOf(words: { every: string; at?: string; on?: string }): readonly number[] {
  const read = readWords(words);
  if (read.kind !== 'days') expect.fail(JSON.stringify(read));
  const days = Array.from({ length: 30 }, (_unused, index) => index + 1);
  return days.filter((day) => read.rule.isDay(new Date(Date.UTC(2026, 10, day))));
}

describe('words about days', () => {
  test.each([
    [{ every: 'week' }, [2, 9, 16, 23, 30]],
    [{ every: 'friday' }, [6, 13, 20, 27]],
    [{ every: 'week', on: 'monday, Thursday' }, [2, 5, 9, 12, 16, 19, 23, 26, 30]],
    [{ every: 'month' }, [1]],
    [{ every: 'month', on: '15' }, [15]],
    [{ every: 'month', on: '31' }, []],
    [{ every: 'month', on: 'month-end' }, [30]],
    [{ every: 'month', on: 'first monday' }, [2]],
    [{ every: 'month', on: 'fourth sunday' }, [22]],
    [{ every: 'month', on: 'last friday' }, [27]],
    [{ every: 'month', on: 'first weekday' }, [2]],
    [{ every: 'month', on: 'last weekday' }, [30]],
  ])('%j', (words, days) => {
    expect(daysOf(words)).toEqual(days);
  });

  test('every day is every day, a weekday is Monday to Friday', () => {
    expect(daysOf({ every: 'day' })).toHaveLength(30);
    expect(daysOf({ every: 'weekday' })).toHaveLength(21);
  });

  test('the time is midnight unless it is said', () => {
    expect(readWords({ every: 'day' })).toMatchObject({ rule: { hour: 0, minute: 0 } });
    expect(readWords({ every: 'day', at: '23:59' })).toMatchObject({ rule: { hour: 23, minute: 59 } });
  });
});

test.each([
  ['1m', 60_000],
  ['15m', 900_000],
  ['2h', 7_200_000],
])('every %s is an interval', (every, everyMs) => {
  expect(readWords({ every })).toEqual({ kind: 'interval', everyMs });
});

test.each([
  { every: '0m' },
  { every: '15m', at: '07:00' },
  { every: 'day', at: '24:00' },
  { every: 'day', on: 'monday' },
  { every: 'weekday', on: 'monday' },
  { every: 'week', on: 'someday' },
  { every: 'month', on: '32' },
  { every: 'month', on: 'fifth monday' },
  { every: 'month', on: 'first someday' },
  { every: 'fortnight' },
])('%j is unclear, and the answer says why', (words) => {
  expect(readWords(words)).toMatchObject({ kind: 'unclear', problem: expect.any(String) as string });
});
