import { expect, test } from 'vitest';
import { isDay, isDayOrMoment, isMoment, isTimeZone, parseHours } from '../../../language/schema/time-formats.ts';

test.each([
  ['2026-12-24', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-1-1', false],
  ['2026-12-24T00:00:00Z', false],
])('%s is a day: %j', (written, expected) => expect(isDay(written)).toBe(expected));

test.each([
  ['2026-12-24T18:00:00Z', true],
  ['2026-12-24T18:00:00.5+01:00', true],
  ['2026-12-24T18:00:00', false],
  ['2026-12-24T25:00:00Z', false],
])('%s is a moment: %j', (written, expected) => expect(isMoment(written)).toBe(expected));

test('a day or a moment is either', () => {
  expect(['2026-12-24', '2026-12-24T18:00:00Z', 'tomorrow'].map(isDayOrMoment)).toEqual([true, true, false]);
});

test('a time zone is one of the IANA list', () => {
  expect(['Europe/Berlin', 'UTC', 'Berlin', ''].map(isTimeZone)).toEqual([true, true, false, false]);
});

test.each([
  ['08:00-17:00', { from: 480, to: 1020 }],
  ['00:00-24:00', { from: 0, to: 1440 }],
  ['22:00-06:00', { from: 1320, to: 1800 }],
  ['06:00-00:00', { from: 360, to: 1440 }],
  ['08:00-08:00', undefined],
  ['24:00-08:00', undefined],
  ['08:00-24:01', undefined],
  ['8:00-17:00', undefined],
  ['08:60-17:00', undefined],
  ['08:00', undefined],
])('%s is hours: %j', (written, expected) => expect(parseHours(written)).toEqual(expected));
