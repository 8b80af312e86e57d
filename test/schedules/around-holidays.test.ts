import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScheduleTrigger } from '../../language/plan/trigger.ts';
import {
  expandAround,
  holidayRuling,
  MOVE_DAYS_MAX,
  nextThatCounts,
  whyNotAt,
  type HolidayRule,
} from '../../schedules/around-holidays.ts';
import { localName } from '../../schedules/zone-time.ts';
import { aTenant } from '../tenants/a-directory.ts';
import { aCalendar } from './a-calendar.ts';

const DAY = 86_400_000;
const holidays = [
  { date: '2026-12-24', to: '2026-12-26', name: 'Christmas' },
  { date: '2027-01-01', name: 'New Year' },
];
const calendar = aCalendar({ holidays });
const rule = (onHoliday: HolidayRule['onHoliday'], over: Partial<HolidayRule> = {}): HolidayRule => ({
  onHoliday,
  calendar,
  timezone: 'Europe/Berlin',
  ...over,
});
const DAILY = { every: 'day', at: '07:00' };
const at = (local: string): number => Date.parse(`${local}:00+01:00`);

/** When it fires between two days, on the wall clock. */
function firings(when: ScheduleTrigger['when'], ruling: HolidayRule | 'none', now: string): readonly string[] {
  const expanded = expandAround(when, { timezone: 'Europe/Berlin', now: at(now), ruling });
  if (!expanded.ok || expanded.firing.kind !== 'instants') expect.fail('these are moments');
  return expanded.firing.at.map((one) => localName('Europe/Berlin', one));
}

describe('the rule of a schedule', () => {
  const calendars = new Map([['berlin-office', calendar]]);
  const ruling = (name: string, own?: string) =>
    holidayRuling(
      { calendar: { name, onHoliday: 'skip' } },
      aTenant({ timezone: 'Asia/Tokyo', ...(own === undefined ? {} : { calendar: own }) }),
      calendars,
    );

  test('has the calendar that is named, or that of the tenant, on days of the zone of the schedule', () => {
    expect(ruling('berlin-office')).toEqual({ onHoliday: 'skip', calendar, timezone: 'Asia/Tokyo' });
    expect(ruling('tenant', 'berlin-office')).toMatchObject({ calendar });
    const zoned = { calendar: { name: 'berlin-office', onHoliday: 'skip' }, timezone: 'UTC' } as const;
    expect(holidayRuling(zoned, aTenant(), calendars)).toMatchObject({ timezone: 'UTC' });
  });

  test('is none where no calendar is named, and a problem where there is none of that name', () => {
    expect(holidayRuling({}, aTenant(), calendars)).toBe('none');
    expect(ruling('others')).toEqual({ problem: 'there is no calendar "others"' });
    expect(ruling('tenant')).toEqual({ problem: 'tenant "contoso" has no calendar' });
  });
});

describe('a slot on a holiday', () => {
  test.each([
    ['skip', 'Holiday of calendar "berlin-office": Christmas'],
    ['next-business-day', 'Holiday of calendar "berlin-office": Christmas; moved to 2026-12-28T07:00'],
    ['previous-business-day', 'Holiday of calendar "berlin-office": Christmas; moved to 2026-12-23T07:00'],
  ] as const)('says why it starts nothing, and where it went: %s', (onHoliday, reason) => {
    expect(whyNotAt(rule(onHoliday), at('2026-12-25T07:00'))).toBe(reason);
  });

  test('is one on a day of the zone of the schedule', () => {
    const late = Date.parse('2026-12-26T23:30:00Z');
    expect(whyNotAt(rule('skip'), late)).toBeUndefined();
    expect(whyNotAt(rule('skip', { timezone: 'UTC' }), late)).toContain('Christmas');
  });

  test('counts on any other day, and without a calendar on all', () => {
    expect(whyNotAt(rule('skip'), at('2026-12-27T07:00'))).toBeUndefined();
    expect(whyNotAt('none', at('2026-12-25T07:00'))).toBeUndefined();
  });

  test('starts nothing where the calendar is gone', () => {
    expect(whyNotAt({ problem: 'there is no calendar "x"' }, 0)).toBe(
      'Whether it is a holiday cannot be told: there is no calendar "x"',
    );
  });

  test('has nowhere to go where no business day is near', () => {
    const long = aCalendar({ holidays: [{ date: '2026-12-01', to: '2027-02-28', name: 'Rest' }] });
    const ruling = rule('next-business-day', { calendar: long });
    expect(whyNotAt(ruling, at('2026-12-25T07:00'))).toBe('Holiday of calendar "berlin-office": Rest');
    expect(MOVE_DAYS_MAX).toBeLessThan(90);
  });
});

describe('a schedule that moves', () => {
  const monthly = { every: 'month', at: '07:00', on: '1' };

  test('fires on the day that it moves to, also where that is all that is left of it', () => {
    expect(firings(monthly, rule('next-business-day'), '2026-12-20T12:00')).toEqual([
      '2027-01-01T07:00',
      '2027-01-04T07:00',
      '2027-02-01T07:00',
    ]);
    expect(firings(monthly, rule('next-business-day'), '2027-01-02T12:00')[0]).toBe('2027-01-04T07:00');
    expect(firings(monthly, rule('previous-business-day'), '2026-12-20T12:00')[0]).toBe('2026-12-31T07:00');
  });

  test('fires once on a day that has a slot of its own', () => {
    const days = firings(DAILY, rule('next-business-day'), '2026-12-20T12:00');
    expect(days.filter((day) => day.startsWith('2026-12-28'))).toEqual(['2026-12-28T07:00']);
    expect(new Set(days).size).toBe(days.length);
  });

  test('fires as ever without a calendar, and where it only skips', () => {
    const plain = firings(DAILY, 'none', '2026-12-20T12:00');
    expect(firings(DAILY, rule('skip'), '2026-12-20T12:00')).toEqual(plain);
  });

  test('of every 15 minutes and one that cannot be read are left as they are', () => {
    const around = { timezone: 'Europe/Berlin', now: 0, ruling: rule('next-business-day') };
    expect(expandAround({ every: '15m' }, around)).toMatchObject({ ok: true, firing: { kind: 'interval' } });
    expect(expandAround({ every: 'fortnight' }, around)).toMatchObject({ ok: false });
  });

  test('is a problem where its calendar is gone', () => {
    const around = { timezone: 'Europe/Berlin', now: 0, ruling: { problem: 'there is no calendar "x"' } };
    expect(expandAround(DAILY, around)).toEqual({ ok: false, problem: 'there is no calendar "x"' });
  });

  test('starts on no holiday and, where it moves, as often as before but for days that coincide', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 55 }), { maxLength: 12 });
    const moves = fc.constantFrom('next-business-day' as const, 'previous-business-day' as const);
    fc.assert(
      fc.property(days, moves, (offsets, onHoliday) => {
        const start = Date.UTC(2026, 2, 2);
        const some = offsets.map((day) => ({
          date: new Date(start + day * DAY).toISOString().slice(0, 10),
          name: 'x',
        }));
        const ruling = rule(onHoliday, { calendar: aCalendar({ holidays: some }) });
        const expanded = expandAround(
          { every: 'monday', at: '02:30' },
          { timezone: 'Europe/Berlin', now: start, ruling },
        );
        if (!expanded.ok || expanded.firing.kind !== 'instants') expect.fail('these are moments');
        const counting = expanded.firing.at.filter((one) => whyNotAt(ruling, one) === undefined);
        const skipped = expanded.firing.at.filter((one) => whyNotAt(ruling, one) !== undefined);
        for (const one of skipped) {
          const to = /moved to (\S+)/.exec(whyNotAt(ruling, one) ?? '')?.[1];
          const isBefore = to !== undefined && Date.parse(`${to}:00Z`) < start + 2 * DAY;
          if (!isBefore) expect(counting.map((count) => localName('Europe/Berlin', count))).toContain(to);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the next slot that counts', () => {
  const instants = { kind: 'instants', at: ['24', '25', '28', '29'].map((day) => at(`2026-12-${day}T07:00`)) } as const;

  test('is on no holiday', () => {
    expect(nextThatCounts(instants, at('2026-12-23T07:00'), rule('skip'))).toBe(at('2026-12-28T07:00'));
    expect(nextThatCounts(instants, at('2026-12-23T07:00'), 'none')).toBe(at('2026-12-24T07:00'));
    expect(nextThatCounts(instants, at('2026-12-28T07:00'), rule('skip'))).toBe(at('2026-12-29T07:00'));
    expect(nextThatCounts(instants, at('2026-12-29T07:00'), rule('skip'))).toBeUndefined();
  });

  test('is found behind a holiday also where it fires every minute', () => {
    const often = { kind: 'interval', everyMs: 60_000 } as const;
    expect(nextThatCounts(often, at('2026-12-24T00:00'), rule('skip'))).toBe(at('2026-12-27T00:00'));
  });
});
