import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarDocument } from '../../language/schema/calendar-schema.ts';
import { addBusinessTime, businessTimeBetween } from '../../schedules/business-time.ts';
import { localName } from '../../schedules/zone-time.ts';
import { aCalendar, everyDay, weekdays } from './a-calendar.ts';

const HOUR_MS = 3_600_000;

/** The wall clock after so many hours of business. */
const after = (calendar: CalendarDocument, from: string, hours: number): string | undefined => {
  const at = addBusinessTime(calendar, Date.parse(from), hours * HOUR_MS);
  return at === undefined ? undefined : localName(calendar.timezone, at);
};
const hoursBetween = (calendar: CalendarDocument, from: string, to: string): number =>
  businessTimeBetween(calendar, Date.parse(from), Date.parse(to)) / HOUR_MS;

describe('adding business time', () => {
  const office = aCalendar();

  // 2026-11-20 is a Friday; Berlin is an hour ahead of UTC then.
  test.each([
    ['within the hours', '2026-11-20T09:00:00Z', 2, '2026-11-20T12:00'],
    ['over a weekend', '2026-11-20T15:00:00Z', 2, '2026-11-23T10:00'],
    ['from before the hours', '2026-11-20T03:00:00Z', 1, '2026-11-20T10:00'],
    ['from the end of the hours', '2026-11-20T16:00:00Z', 1, '2026-11-23T10:00'],
    ['from the weekend', '2026-11-21T12:00:00Z', 0.5, '2026-11-23T09:30'],
    ['of nothing, whatever the hour', '2026-11-21T12:00:00Z', 0, '2026-11-21T13:00'],
  ])('%s', (_what, from, hours, wall) => {
    expect(after(office, from, hours)).toBe(wall);
  });

  test('what ends with the hours ends then, and a millisecond more with the next day', () => {
    const from = Date.parse('2026-11-20T08:00:00Z');
    expect(addBusinessTime(office, from, 8 * HOUR_MS)).toBe(Date.parse('2026-11-20T16:00:00Z'));
    expect(addBusinessTime(office, from, 8 * HOUR_MS + 1)).toBe(Date.parse('2026-11-23T08:00:00Z') + 1);
  });

  test('a break at noon does not count, and hours that touch are one', () => {
    const split = aCalendar({ businessHours: weekdays('08:00-12:00', '13:00-15:00', '15:00-17:00') });
    expect(after(split, '2026-11-20T10:00:00Z', 2)).toBe('2026-11-20T14:00');
    expect(after(split, '2026-11-20T10:00:00Z', 5)).toBe('2026-11-20T17:00');
  });

  test('hours that overlap count once, in whatever order they are written', () => {
    const doubled = aCalendar({ businessHours: weekdays('12:00-16:00', '09:00-13:00', '10:00-11:00') });
    expect(hoursBetween(doubled, '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z')).toBe(7);
  });

  test('a holiday has no hours, and of several days none has', () => {
    const holidays = [{ date: '2026-12-24', to: '2026-12-26', name: 'Christmas' }];
    const closed = aCalendar({ holidays: [...holidays, { date: '2026-12-28', name: 'A day of rest' }] });
    expect(after(closed, '2026-12-23T15:00:00Z', 2)).toBe('2026-12-29T10:00');
  });

  test('freezes change nothing: people work while nothing may be changed', () => {
    const freezes = [{ from: '2026-11-20', to: '2026-11-30', reason: 'A busy week' }];
    expect(after(aCalendar({ freezes }), '2026-11-20T15:00:00Z', 2)).toBe('2026-11-23T10:00');
  });

  test('hours over midnight belong to the day on which they begin', () => {
    const nights = aCalendar({ businessHours: everyDay('22:00-06:00') });
    const holidays = [{ date: '2026-12-25', name: 'Christmas' }];
    expect(after(nights, '2026-12-24T22:00:00Z', 7)).toBe('2026-12-25T06:00');
    // The night before goes on into the holiday; the night that would begin on it does not come.
    const closed = { ...nights, holidays };
    expect(after(closed, '2026-12-24T22:00:00Z', 7)).toBe('2026-12-25T06:00');
    expect(after(closed, '2026-12-24T22:00:00Z', 8)).toBe('2026-12-26T23:00');
  });

  test('hours until 24:00 end at midnight, and hours around the clock never', () => {
    expect(after(aCalendar({ businessHours: { friday: ['20:00-24:00'] } }), '2026-11-20T19:00:00Z', 4)).toBe(
      '2026-11-21T00:00',
    );
    expect(after(aCalendar({ businessHours: everyDay('00:00-24:00') }), '2026-11-20T19:00:00Z', 100)).toBe(
      '2026-11-25T00:00',
    );
  });

  test('a day of 23 hours has an hour less, one of 25 an hour more (F29)', () => {
    const always = aCalendar({ businessHours: everyDay('00:00-24:00') });
    expect(hoursBetween(always, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23);
    const nights = aCalendar({ businessHours: everyDay('00:00-06:00') });
    expect(hoursBetween(nights, '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(5);
    expect(hoursBetween(nights, '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toBe(7);
    expect(after(nights, '2026-10-24T12:00:00Z', 7)).toBe('2026-10-25T06:00');
  });

  test('hours that lie in the gap of a night do not exist in it (F29)', () => {
    const gap = aCalendar({ businessHours: everyDay('02:00-03:00') });
    expect(hoursBetween(gap, '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(0);
    expect(hoursBetween(gap, '2026-03-29T12:00:00Z', '2026-03-30T12:00:00Z')).toBe(1);
  });

  test('a calendar without hours, or with too few of them, never gets there', () => {
    const { businessHours: _hours, ...without } = aCalendar();
    expect(after(without, '2026-11-20T09:00:00Z', 1)).toBeUndefined();
    expect(hoursBetween(without, '2026-11-20T09:00:00Z', '2027-11-20T09:00:00Z')).toBe(0);
    const rare = aCalendar({ businessHours: { monday: ['09:00-09:10'] } });
    expect(after(rare, '2026-11-20T09:00:00Z', 24)).toBe('2029-08-20T09:10');
    expect(after(rare, '2026-11-20T09:00:00Z', 366 * 24)).toBeUndefined();
  });
});

describe('business time between two moments', () => {
  test('is nothing where the second is not later', () => {
    expect(hoursBetween(aCalendar(), '2026-11-20T09:00:00Z', '2026-11-20T09:00:00Z')).toBe(0);
    expect(hoursBetween(aCalendar(), '2026-11-20T12:00:00Z', '2026-11-20T09:00:00Z')).toBe(0);
  });

  test('counts from and to the middle of hours', () => {
    expect(hoursBetween(aCalendar(), '2026-11-20T15:00:00Z', '2026-11-23T09:00:00Z')).toBe(2);
  });
});

describe('for all calendars', () => {
  const minutes = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
  const clock = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const hours = fc
    .tuple(minutes, minutes)
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => `${clock(from)}-${clock(to)}`);
  const calendars = fc
    .record({
      timezone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'),
      monday: fc.array(hours, { minLength: 1, maxLength: 3 }),
      others: fc.array(hours, { maxLength: 2 }),
      holiday: fc.integer({ min: 1, max: 28 }),
    })
    .map(({ timezone, monday, others, holiday }) =>
      aCalendar({
        timezone,
        businessHours: { monday, tuesday: others, saturday: others, sunday: monday },
        holidays: [{ date: `2026-03-${String(holiday).padStart(2, '0')}`, to: '2026-03-29', name: 'Rest' }],
      }),
    );
  const moments = fc.integer({ min: Date.UTC(2026, 2, 1), max: Date.UTC(2026, 10, 30) });
  const spans = fc.integer({ min: 1, max: 60 * HOUR_MS });

  test('what is added lies between, and goes by no sooner', () => {
    fc.assert(
      fc.property(calendars, moments, spans, (calendar, from, ms) => {
        const to = addBusinessTime(calendar, from, ms);
        if (to === undefined) return;
        expect(businessTimeBetween(calendar, from, to)).toBe(ms);
        expect(businessTimeBetween(calendar, from, to - 1)).toBe(ms - 1);
      }),
      { numRuns: 300 },
    );
  });

  test('more time ends later, and a later beginning never sooner', () => {
    fc.assert(
      fc.property(calendars, moments, spans, spans, (calendar, from, ms, more) => {
        const to = addBusinessTime(calendar, from, ms) ?? Infinity;
        expect(addBusinessTime(calendar, from, ms + more) ?? Infinity).toBeGreaterThanOrEqual(to);
        expect(addBusinessTime(calendar, from + more, ms) ?? Infinity).toBeGreaterThanOrEqual(to);
      }),
      { numRuns: 300 },
    );
  });

  test('parts of a time add up to the whole', () => {
    fc.assert(
      fc.property(calendars, moments, spans, spans, (calendar, from, one, other) => {
        const [middle, to] = [from + one * 5, from + one * 5 + other * 5];
        const parts = businessTimeBetween(calendar, from, middle) + businessTimeBetween(calendar, middle, to);
        expect(businessTimeBetween(calendar, from, to)).toBe(parts);
      }),
      { numRuns: 300 },
    );
  });
});
