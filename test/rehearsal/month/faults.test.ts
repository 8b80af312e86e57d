import { expect, test } from 'vitest';
import { awakeAt, faultsFrom, isOut, NO_FAULTS, spanAt } from '../../../rehearsal/month/faults.ts';

const FROM = '2026-03-24T05:00:00Z';
const AT = Date.parse(FROM);
const HOUR = 3_600_000;

test('an empty file means that everything works', () => {
  expect(faultsFrom({})).toEqual(NO_FAULTS);
});

test('a file becomes spans in milliseconds', () => {
  const faults = faultsFrom({
    outages: [{ what: 'ledger', from: FROM, for: '3h' }],
    throttling: [{ what: 'servicenow', perMinute: 5, from: FROM, for: '1h' }],
    people: { kim: { timezone: 'Asia/Tokyo', away: [{ from: FROM, for: '1h' }] }, lena: {} },
    limits: { servicenow: { perHour: 9 } },
  });
  expect(faults.outages).toEqual([{ what: 'ledger', from: AT, to: AT + 3 * HOUR }]);
  expect(faults.throttling).toEqual([{ what: 'servicenow', perMinute: 5, from: AT, to: AT + HOUR }]);
  expect(faults.people.get('kim')).toEqual({ timezone: 'Asia/Tokyo', away: [{ from: AT, to: AT + HOUR }] });
  expect(faults.people.get('lena')).toEqual({ away: [] });
  expect(faults.limits.get('servicenow')).toEqual({ perHour: 9 });
});

test.each([
  [AT - 1, false],
  [AT, true],
  [AT + HOUR - 1, true],
  [AT + HOUR, false],
])('at %i the outage of an hour holds: %s', (at, isIt) => {
  const faults = { ...NO_FAULTS, outages: [{ what: 'ledger', from: AT, to: AT + HOUR }] };
  expect(isOut(faults, 'ledger', at)).toBe(isIt);
  expect(isOut(faults, 'smtp', at)).toBe(false);
  expect(spanAt(faults.outages, at) !== undefined).toBe(isIt);
});

test('what is due while the worker is away happens when it is back, also from two outages that meet', () => {
  const worker = (from: number, to: number) => ({ what: 'worker', from, to });
  const faults = { ...NO_FAULTS, outages: [worker(20, 30), worker(10, 20), { what: 'smtp', from: 30, to: 40 }] };
  expect([9, 10, 25, 30].map((at) => awakeAt(faults, at))).toEqual([9, 30, 30, 30]);
});
