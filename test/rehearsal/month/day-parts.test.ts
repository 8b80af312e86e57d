import { describe, expect, test } from 'vitest';
import { dayPartAt, nextMorning } from '../../../rehearsal/month/day-parts.ts';

describe('the part of the day', () => {
  test.each([
    ['2026-03-02T06:59:00Z', 'night'],
    ['2026-03-02T07:00:00Z', 'free'],
    ['2026-03-02T07:59:00Z', 'free'],
    ['2026-03-02T08:00:00Z', 'office'],
    ['2026-03-02T17:59:00Z', 'office'],
    ['2026-03-02T18:00:00Z', 'free'],
    ['2026-03-02T21:59:00Z', 'free'],
    ['2026-03-02T22:00:00Z', 'night'],
    ['2026-03-01T12:00:00Z', 'free'],
    ['2026-03-07T12:00:00Z', 'free'],
  ])('at %s is %s in UTC', (at, part) => {
    expect(dayPartAt('UTC', Date.parse(at))).toBe(part);
  });

  test('is that of the wall clock of the zone', () => {
    const at = Date.parse('2026-03-02T13:30:00Z');
    expect(['Europe/Berlin', 'Asia/Tokyo', 'America/Los_Angeles'].map((zone) => dayPartAt(zone, at))).toEqual([
      'office',
      'night',
      'night',
    ]);
  });
});

describe('the next morning', () => {
  test.each([
    ['UTC', '2026-03-02T07:59:00Z', '2026-03-02T08:00:00Z'],
    ['UTC', '2026-03-02T08:00:00Z', '2026-03-03T08:00:00Z'],
    ['UTC', '2026-03-31T23:00:00Z', '2026-04-01T08:00:00Z'],
    // The night in which clocks go forward is an hour shorter.
    ['Europe/Berlin', '2026-03-28T22:00:00Z', '2026-03-29T06:00:00Z'],
    ['Europe/Berlin', '2026-03-27T22:00:00Z', '2026-03-28T07:00:00Z'],
  ])('in %s after %s is %s', (zone, at, morning) => {
    expect(nextMorning(zone, Date.parse(at))).toBe(Date.parse(morning));
  });
});
