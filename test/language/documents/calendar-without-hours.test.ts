import { describe, expect, test } from 'vitest';
import { isWithoutHours } from '../../../language/documents/calendar-without-hours.ts';
import { findingsOf } from '../a-world.ts';
import { CALENDAR } from '../documents.ts';

const withHours = (hours: string): string => CALENDAR.replace(/businessHours[^]*/, `businessHours: ${hours}\n`);

describe('a calendar in which nobody works', () => {
  test.each([
    [{}, true],
    [{ businessHours: {} }, true],
    [{ businessHours: { monday: [] } }, true],
    [{ businessHours: { monday: [], friday: ['09:00-12:00'] } }, false],
  ])('%j: %j', (calendar, expected) => {
    expect(isWithoutHours(calendar)).toBe(expected);
  });
});

test('business hours without hours are a mistake; a calendar of holidays alone is none', () => {
  expect(findingsOf(withHours('{}'))).toEqual(['calendar-without-hours: {}']);
  expect(findingsOf(withHours('{ sunday: [] }'))).toEqual(['calendar-without-hours: { sunday: [] }']);
  expect(findingsOf(CALENDAR.replace(/businessHours[^]*/, ''))).toEqual([]);
});
