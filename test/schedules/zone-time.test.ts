import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, isZone, localName, localTimeOf, type LocalTime } from '../../schedules/zone-time.ts';

const at = (text: string): LocalTime => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[-T:]/).map(Number);
  return { year, month, day, hour, minute };
};
const iso = (timezone: string, text: string): string => new Date(instantOf(timezone, at(text))).toISOString();

describe('wall clocks', () => {
  test.each([
    ['Europe/Berlin', '2026-07-01T09:00', '2026-07-01T07:00:00.000Z'],
    ['Asia/Kolkata', '2026-07-01T09:00', '2026-07-01T03:30:00.000Z'],
    ['America/New_York', '2026-01-01T00:00', '2026-01-01T05:00:00.000Z'],
  ])('%s %s is %s', (zone, local, utc) => {
    expect(iso(zone, local)).toBe(utc);
  });

  test.each([
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00:00.000Z'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30:00.000Z'],
    ['Africa/Cairo', '2026-04-24T00:30', '2026-04-23T22:00:00.000Z'],
  ])('%s %s does not exist and is the next moment that does, %s (F29)', (zone, local, utc) => {
    expect(iso(zone, local)).toBe(utc);
  });

  test.each([
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
  ])('%s %s comes twice and is the first of the two, %s (F29)', (zone, local, utc) => {
    expect(iso(zone, local)).toBe(utc);
  });

  test('a whole day that a zone left out is the first moment after it', () => {
    expect(iso('Pacific/Apia', '2011-12-30T09:00')).toBe('2011-12-30T10:00:00.000Z');
  });

  test('every time that exists comes back as it was', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Tokyo',
      'America/St_Johns',
      'Asia/Kathmandu',
    );
    const moments = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2031, 0, 1) });
    fc.assert(
      fc.property(zones, moments, (zone, moment) => {
        const local = localTimeOf(zone, moment);
        const again = instantOf(zone, local);
        expect(localTimeOf(zone, again)).toEqual(local);
        expect(again).toBeLessThanOrEqual(moment);
      }),
    );
  });
});

test('an instant has a local name', () => {
  expect(localName('Asia/Tokyo', Date.UTC(2026, 10, 21))).toBe('2026-11-21T09:00');
});

test('a zone that the host does not know is told apart', () => {
  expect([isZone('Europe/Berlin'), isZone('Europe/Nowhere')]).toEqual([true, false]);
});
