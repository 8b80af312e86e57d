import { describe, expect, test } from 'vitest';
import type { BusinessLookup, EffectHeader } from '../../contracts/activities.ts';
import type { TenantId } from '../../contracts/ids.ts';
import { answerLookup, calendarOf } from '../../schedules/answer-lookup.ts';
import { aStart, aPlan } from '../engine/plans.ts';
import { aTenant } from '../tenants/a-directory.ts';
import { aCalendar } from './a-calendar.ts';

const header: EffectHeader = {
  run: aStart(aPlan([])).context,
  path: 'hold' as EffectHeader['path'],
  attempt: 1,
  idempotencyKey: 'k',
  title: 'Hold',
  records: [],
};
const FRIDAY = '2026-11-20T15:00:00.000Z';
const moments = (name: string, ...hours: number[]): BusinessLookup => ({
  ...header,
  kind: 'lookup',
  what: 'business-moments',
  name,
  from: FRIDAY,
  times: hours.map((count) => count * 3_600_000),
});

describe('the calendar that is meant', () => {
  const calendars = new Map([['berlin-office', aCalendar()]]);
  const directory = (calendar?: string) => ({
    calendars,
    tenants: new Map([['contoso' as TenantId, aTenant(calendar === undefined ? {} : { calendar })]]),
  });

  test('is that of its name', () => {
    expect(calendarOf(directory(), moments('berlin-office'))?.name).toBe('berlin-office');
    expect(calendarOf(directory(), moments('others'))).toBeUndefined();
  });

  test('is that of the tenant, where there is one', () => {
    expect(calendarOf(directory('berlin-office'), moments('tenant'))?.name).toBe('berlin-office');
    expect(calendarOf(directory('others'), moments('tenant'))).toBeUndefined();
    expect(calendarOf(directory(), moments('tenant'))).toBeUndefined();
    expect(calendarOf({ calendars, tenants: new Map() }, moments('tenant'))).toBeUndefined();
  });
});

describe('the answer', () => {
  test('is one moment for each time, in their order', () => {
    const expected = ['2026-11-23T09:00:00Z', '2026-11-20T15:30:00Z'].map((at) => Date.parse(at));
    expect(answerLookup(moments('berlin-office', 2, 0.5), aCalendar())).toEqual({
      ok: true,
      output: { moments: expected },
    });
  });

  test('is the business time between two moments', () => {
    const lookup: BusinessLookup = {
      ...header,
      kind: 'lookup',
      what: 'business-time',
      name: 'berlin-office',
      from: FRIDAY,
      to: '2026-11-23T09:00:00.000Z',
    };
    expect(answerLookup(lookup, aCalendar())).toEqual({ ok: true, output: { ms: 7_200_000 } });
  });

  test.each([
    ['others', 'Cannot count business hours: there is no calendar "others". Add a document of kind Calendar'],
    ['tenant', 'Cannot count business hours: tenant "contoso" has no calendar. Name one as "calendar" in its document'],
  ])('says that there is no calendar %s', (name, message) => {
    expect(answerLookup(moments(name, 1), undefined)).toEqual({
      ok: false,
      failure: { code: 'not-configured', message },
    });
  });

  test('says that a calendar has too few hours', () => {
    const { businessHours: _hours, ...without } = aCalendar();
    expect(answerLookup(moments('berlin-office', 1), without)).toMatchObject({
      ok: false,
      failure: { code: 'not-configured', message: expect.stringContaining('within ten years') as unknown },
    });
  });
});
