import { describe, expect, test } from 'vitest';
import { utcTime } from '../../../contracts/time.ts';
import { SLOT_RETRY } from '../../../contracts/slot-retry.ts';
import { act, HOUR, MINUTE, pause } from '../../engine/plans.ts';
import { aCalendar } from '../../schedules/a-calendar.ts';
import { anEstate, aTenant, DAY, MARCH, play, scheduled } from './an-estate.ts';

const DAILY = { when: { every: 'day', at: '09:00' } } as const;
const minute = (at: number): string => utcTime(at).slice(5, 16);
const worker = (from: number, to: number) => ({ outages: [{ what: 'worker', from, to }] });
const NINE = MARCH + 9 * HOUR;

describe('slots', () => {
  test('start their runs on time', async () => {
    const { runs, slots, days } = await play(
      anEstate([aTenant('a', 'UTC', ['daily'])], [scheduled('daily', DAILY)]),
      3,
    );
    expect(runs.map(({ startedAt, lateMs, outcome, by }) => [minute(startedAt), lateMs, outcome, by])).toEqual([
      ['03-01T09:00', 0, 'succeeded', 'schedule-1'],
      ['03-02T09:00', 0, 'succeeded', 'schedule-1'],
      ['03-03T09:00', 0, 'succeeded', 'schedule-1'],
    ]);
    expect(slots).toEqual([]);
    expect(days).toEqual([0, 1, 2]);
  });

  test.each([
    ['none', 'missed', 'Watchbill was not running at the time; 120 minutes late'],
    ['last', 'late', ''],
    ['all', 'late', ''],
  ] as const)('in an outage of the worker, with catch-up of %s, are %s', async (catchUp, end, reason) => {
    const plan = scheduled('daily', { ...DAILY, catchUp, withinMs: 4 * HOUR });
    const { runs, slots } = await play(anEstate([aTenant('a', 'UTC', ['daily'])], [plan]), 1, {
      faults: worker(NINE - HOUR, NINE + 2 * HOUR),
    });
    if (end === 'missed') expect(slots).toMatchObject([{ end, reason, at: NINE, local: '2026-03-01T09:00' }]);
    else
      expect(runs).toMatchObject([{ lateMs: 2 * HOUR, slot: NINE, startedAt: NINE + 2 * HOUR, outcome: 'succeeded' }]);
  });

  test('of which several fell into an outage: all are caught up, or the last alone', async () => {
    const ends = async (catchUp: 'last' | 'all') => {
      const plan = scheduled('often', { when: { every: '1h' }, catchUp, withinMs: 4 * HOUR, overlap: 'both' });
      const { runs, slots } = await play(anEstate([aTenant('a', 'UTC', ['often'])], [plan]), 1, {
        faults: worker(NINE, NINE + 3 * HOUR - MINUTE * 10),
      });
      return [runs.filter(({ lateMs }) => lateMs > 0).length, slots.length];
    };
    expect(await ends('all')).toEqual([3, 0]);
    expect(await ends('last')).toEqual([1, 2]);
  });

  test('on a holiday are skipped, and start on the day that they moved to', async () => {
    const calendar = { name: 'office', onHoliday: 'next-business-day' } as const;
    const estate = anEstate([aTenant('a', 'UTC', ['daily'])], [scheduled('daily', { ...DAILY, calendar })]);
    const holidays = [{ date: '2026-03-02', to: '2026-03-03', name: 'Rest' }];
    const office = aCalendar({ name: 'office', timezone: 'UTC', holidays });
    const directory = { ...estate.directory, calendars: new Map([['office', office]]) };
    const { runs, slots } = await play({ ...estate, directory }, 5);
    expect(runs.map(({ startedAt }) => minute(startedAt))).toEqual(['03-01T09:00', '03-04T09:00', '03-05T09:00']);
    const reason = 'Holiday of calendar "office": Rest; moved to 2026-03-04T09:00';
    expect(slots).toMatchObject([
      { end: 'skipped', local: '2026-03-02T09:00', reason },
      { end: 'skipped', local: '2026-03-03T09:00', reason },
    ]);
  });

  test('in an outage of the ledger are tried again until it is back', async () => {
    const faults = { outages: [{ what: 'ledger', from: NINE, to: NINE + HOUR }] };
    const plan = scheduled('daily', { ...DAILY, catchUp: 'last', withinMs: 4 * HOUR });
    const { runs } = await play(anEstate([aTenant('a', 'UTC', ['daily'])], [plan]), 1, { faults });
    expect(runs).toHaveLength(1);
    expect(runs[0]?.startedAt).toBeGreaterThanOrEqual(NINE + HOUR);
    expect(runs[0]?.startedAt).toBeLessThan(NINE + HOUR + SLOT_RETRY.mostMs);
  });

  test('are given up when the ledger stays away for longer than they are tried', async () => {
    const faults = { outages: [{ what: 'ledger', from: NINE, to: NINE + 5 * HOUR }] };
    const { runs, slots } = await play(
      anEstate([aTenant('a', 'UTC', ['daily'])], [scheduled('daily', { ...DAILY, catchUp: 'all', withinMs: DAY })]),
      1,
      { faults },
    );
    expect(runs).toEqual([]);
    expect(slots).toMatchObject([{ end: 'missed', reason: 'The ledger was away' }]);
  });

  test('whose inputs cannot be made are skipped with the reason', async () => {
    const plan = scheduled('daily', { ...DAILY, with: { hours: { lit: 4 } } });
    const { slots } = await play(anEstate([aTenant('a', 'UTC', ['daily'])], [plan]), 1);
    expect(slots).toMatchObject([{ end: 'skipped' }]);
    expect(slots[0]?.reason).toContain('hours');
  });
});

describe('while the run of an earlier slot is open', () => {
  const half = { when: { every: '30m' }, withinMs: 4 * HOUR, catchUp: 'all' } as const;
  const ran = async (overlap: 'skip' | 'queue' | 'cancel' | 'both') => {
    const plan = scheduled('often', { ...half, overlap }, [pause('long', 40 * MINUTE)]);
    const { runs, slots } = await play(anEstate([aTenant('a', 'UTC', ['often'])], [plan]), 1, { from: MARCH });
    return { first: runs.slice(0, 2), slots, overlapping: runs.filter(({ overlaps }) => overlaps).length };
  };

  test('a slot is skipped', async () => {
    const { slots, overlapping } = await ran('skip');
    expect(slots[0]).toMatchObject({
      end: 'skipped',
      reason: 'The run of an earlier slot is still open',
      at: MARCH + 30 * MINUTE,
    });
    expect(overlapping).toBe(0);
  });

  test('a slot waits for it', async () => {
    const { first, overlapping } = await ran('queue');
    expect(first[1]?.slot).toBe(MARCH + 30 * MINUTE);
    expect(first[1]?.startedAt).toBeGreaterThanOrEqual(MARCH + 40 * MINUTE);
    expect(overlapping).toBe(0);
  });

  test('a slot cancels it', async () => {
    const { first } = await ran('cancel');
    expect(first[0]).toMatchObject({ outcome: 'cancelled' });
    expect(first[0]?.endedAt).toBeLessThan(MARCH + 31 * MINUTE);
    expect(first[1]).toMatchObject({ outcome: 'cancelled' });
  });

  test('a slot runs beside it, which is told', async () => {
    const { slots, overlapping } = await ran('both');
    expect(slots).toEqual([]);
    expect(overlapping).toBeGreaterThan(40);
  });
});

test('a run that has not ended when time is up is open', async () => {
  const plan = scheduled('daily', { when: { every: 'day', at: '23:59' } }, [pause('long', HOUR)]);
  const { runs } = await play(anEstate([aTenant('a', 'UTC', ['daily'])], [plan]), 1);
  expect(runs).toMatchObject([{ endedAt: null, outcome: null }]);
});

test('an effect under way when the worker stops is tried again when it is back', async () => {
  const plan = scheduled('daily', DAILY, [act('write', { with: {}, timeoutMs: 2 * HOUR })]);
  const { runs, use } = await play(anEstate([aTenant('a', 'UTC', ['daily'])], [plan]), 1, {
    faults: worker(NINE + 1, NINE + HOUR),
  });
  expect(runs).toMatchObject([{ outcome: 'succeeded', lateMs: 0 }]);
  expect(runs[0]?.endedAt).toBeGreaterThanOrEqual(NINE + HOUR);
  expect(use.accounts()).toMatchObject([{ calls: 2 }]);
});

test('what breaks the interpreter breaks the rehearsal', async () => {
  const estate = anEstate([aTenant('a', 'UTC', ['daily'])], [scheduled('daily', DAILY)]);
  const broken = {
    ...estate,
    actions: {
      get: () => {
        throw new RangeError('broken');
      },
    } as never,
  };
  await expect(play(broken, 1)).rejects.toThrow('broken');
});
