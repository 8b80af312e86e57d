import { describe, expect, test } from 'vitest';
import { utcTime } from '../../../contracts/time.ts';
import { monthSlots } from '../../../rehearsal/month/month-slots.ts';
import { anEstate, aTenant, DAY, MARCH, scheduled } from './an-estate.ts';

const SPAN = { from: MARCH, to: MARCH + 31 * DAY };
const minute = (at: number): string => utcTime(at).slice(5, 16);

describe('the slots of a month', () => {
  test('follow the wall clock of the tenant when it is put forward', () => {
    const estate = anEstate(
      [aTenant('berlin', 'Europe/Berlin', ['daily']), aTenant('york', 'America/New_York', ['daily'])],
      [scheduled('daily', { when: { every: 'day', at: '07:00' } })],
    );
    const { slots } = monthSlots(estate, SPAN, 1);
    const of = (id: string) => slots.filter(({ tenant }) => tenant.id === id).map(({ at }) => minute(at));
    expect(of('berlin')).toHaveLength(31);
    expect(of('berlin').slice(0, 1)).toEqual(['03-01T06:00']);
    expect(of('berlin').slice(27, 29)).toEqual(['03-28T06:00', '03-29T05:00']);
    expect(of('york').slice(6, 8)).toEqual(['03-07T12:00', '03-08T11:00']);
  });

  test('that fall into the missing hour come at the next time that exists, once', () => {
    const estate = anEstate(
      [aTenant('berlin', 'Europe/Berlin', ['daily'])],
      [scheduled('daily', { when: { every: 'day', at: '02:30' } })],
    );
    const { slots } = monthSlots(estate, SPAN, 1);
    expect(slots.slice(27, 30).map(({ at }) => minute(at))).toEqual(['03-28T01:30', '03-29T01:00', '03-30T00:30']);
  });

  test('begin with the first moment and end before the last', () => {
    const estate = anEstate(
      [aTenant('a', 'UTC', ['daily'])],
      [scheduled('daily', { when: { every: 'day', at: '00:00' } })],
    );
    const { slots } = monthSlots(estate, { from: MARCH, to: MARCH + 2 * DAY }, 1);
    expect(slots.map(({ at }) => minute(at))).toEqual(['03-01T00:00', '03-02T00:00']);
  });

  test('of a schedule that fires more often than once a day are all there', () => {
    const often = { every: '10m' } as const;
    const estate = anEstate(
      [aTenant('a', 'UTC', ['often', 'hourly'])],
      [scheduled('often', { when: often }), scheduled('hourly', { when: { cron: '5 * * * *' } })],
    );
    const { slots } = monthSlots(estate, SPAN, 1);
    expect(slots.filter(({ wanted }) => wanted.source.playbook === 'often')).toHaveLength(31 * 144);
    expect(slots.filter(({ wanted }) => wanted.source.playbook === 'hourly')).toHaveLength(31 * 24);
  });

  test('fire within their jitter, each tenant at its own time', () => {
    const tenants = Array.from({ length: 20 }, (_, at) => aTenant(`t-${at}`, 'UTC', ['daily']));
    const estate = anEstate(tenants, [scheduled('daily', { jitterMs: 600_000 })]);
    const { slots } = monthSlots(estate, { from: MARCH, to: MARCH + DAY }, 1);
    const delays = slots.map(({ at, firesAt }) => firesAt - at);
    expect(delays.every((delay) => delay >= 0 && delay < 600_000)).toBe(true);
    expect(new Set(delays).size).toBeGreaterThan(15);
  });

  test('a schedule that cannot be understood is told', () => {
    const estate = anEstate([aTenant('a', 'Nowhere/Land', ['daily'])], [scheduled('daily', {})]);
    const { slots, problems } = monthSlots(estate, SPAN, 1);
    expect(slots).toEqual([]);
    expect(problems).toMatchObject([{ tenant: 'a', playbook: 'daily' }]);
  });
});
