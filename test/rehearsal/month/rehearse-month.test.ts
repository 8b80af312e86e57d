import { describe, expect, test } from 'vitest';
import type { PlaybookName } from '../../../contracts/ids.ts';
import { utcTime } from '../../../contracts/time.ts';
import { NO_FAULTS } from '../../../rehearsal/month/faults.ts';
import type { MonthReport } from '../../../rehearsal/month/month-report.ts';
import { rehearseMonth } from '../../../rehearsal/month/rehearse-month.ts';
import { anEventTrigger } from '../../activities/a-playbook.ts';
import { act, aPlan, approve, HOUR, tell } from '../../engine/plans.ts';
import { anEstate, aTenant, MARCH, scheduled } from './an-estate.ts';

const STEPS = [act('write', { with: {} }), approve('ask', { expiresMs: 4 * HOUR }), tell('report')];
const PLANS = [
  scheduled('daily', { when: { every: 'day', at: '07:00' }, catchUp: 'last', withinMs: 4 * HOUR }, STEPS),
  scheduled('nightly', { when: { every: 'day', at: '02:30' } }, STEPS),
  scheduled('weekly', { when: { every: 'week', on: 'monday', at: '09:00' } }, STEPS),
  scheduled('monthly', { when: { every: 'month', on: 'first weekday', at: '08:00' } }, STEPS),
  aPlan([], { name: 'alert' as PlaybookName, triggers: [anEventTrigger()] }),
];
const NAMES = PLANS.map(({ name }) => name);
const ESTATE = anEstate([aTenant('berlin', 'Europe/Berlin', NAMES), aTenant('york', 'America/New_York', NAMES)], PLANS);
/** Three hours on Tuesday the 24th: 06:00 to 09:00 in Berlin. */
const OUTAGE = { what: 'worker', from: Date.parse('2026-03-24T05:00:00Z'), to: Date.parse('2026-03-24T08:00:00Z') };

const rehearsed = (seed = 1): Promise<MonthReport> =>
  rehearseMonth({ estate: ESTATE, from: MARCH, days: 31, seed, faults: { ...NO_FAULTS, outages: [OUTAGE] } });

describe('31 days over both changes of the clocks, with three hours without the worker', () => {
  const starts = ({ runs }: MonthReport, tenant: string, playbook: string) =>
    runs
      .filter((run) => run.tenant === tenant && run.playbook === playbook)
      .map(({ startedAt, startedLocal }) => [utcTime(startedAt).slice(5, 16), startedLocal.slice(11)]);

  test('a daily run starts at seven on the wall clock of each tenant, but for the one that the outage holds up', async () => {
    const report = await rehearsed();
    const berlin = starts(report, 'berlin', 'daily');
    expect(berlin).toHaveLength(31);
    // Until the 28th seven in Berlin is six in UTC, then five.
    expect([berlin[0], berlin[27], berlin[28], berlin[30]]).toEqual([
      ['03-01T06:00', '07:00'],
      ['03-28T06:00', '07:00'],
      ['03-29T05:00', '07:00'],
      ['03-31T05:00', '07:00'],
    ]);
    expect(berlin[23]).toEqual(['03-24T08:00', '09:00']);
    expect(berlin.filter(([, local]) => local !== '07:00')).toHaveLength(1);
    const york = starts(report, 'york', 'daily');
    expect([york[6], york[7]]).toEqual([
      ['03-07T12:00', '07:00'],
      ['03-08T11:00', '07:00'],
    ]);
    expect(york.filter(([, local]) => local !== '07:00')).toEqual([]);
    expect(report.runs.filter(({ lateMs }) => lateMs > 0)).toMatchObject([
      { tenant: 'berlin', playbook: 'daily', lateMs: 2 * HOUR },
    ]);
  });

  test('the hour that does not exist is skipped by nobody', async () => {
    const report = await rehearsed();
    const berlin = starts(report, 'berlin', 'nightly');
    expect(berlin).toHaveLength(31);
    expect(berlin[28]).toEqual(['03-29T01:00', '03:00']);
    const york = starts(report, 'york', 'nightly');
    // Half past two on the 24th in New York falls into the outage, and the schedule does not catch up.
    expect(york).toHaveLength(30);
    expect(report.slots).toMatchObject([
      { tenant: 'york', playbook: 'nightly', local: '2026-03-24T02:30', end: 'missed' },
    ]);
    expect(york[7]).toEqual(['03-08T07:00', '03:00']);
  });

  test('weekly and monthly runs start on their days', async () => {
    const report = await rehearsed();
    expect(starts(report, 'berlin', 'weekly').map(([at]) => at)).toEqual([
      '03-02T08:00',
      '03-09T08:00',
      '03-16T08:00',
      '03-23T08:00',
      '03-30T07:00',
    ]);
    expect(starts(report, 'york', 'monthly')).toEqual([['03-02T13:00', '08:00']]);
    expect(report.clockChanges.map(({ at, timezone }) => [timezone, utcTime(at)])).toEqual([
      ['America/New_York', '2026-03-08T07:00:00.000Z'],
      ['Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ]);
  });

  test('people are woken by the nightly run alone, at half past two of their clock', async () => {
    const { people, notes, findings } = await rehearsed();
    const waking = people.flatMap(({ wokenAt }) => wokenAt);
    expect(new Set(waking.map(({ playbook }) => playbook))).toEqual(new Set(['nightly']));
    expect(new Set(waking.map(({ local }) => local.slice(11)))).toEqual(new Set(['02:30', '03:00']));
    expect(waking).toHaveLength(2 * 61);
    expect(notes).toEqual(['alert was not rehearsed: It starts by events, and a rehearsal has none']);
    expect(findings.map(({ kind }) => kind)).toContain('woken');
  });
});

test('the same seed gives the same report, to the byte, and another seed another', async () => {
  const written = async (seed: number): Promise<string> => JSON.stringify(await rehearsed(seed));
  const first = await written(1);
  expect(await written(1)).toBe(first);
  expect(await written(2)).not.toBe(first);
});

test('each day is told as it begins', async () => {
  const days: number[] = [];
  await rehearseMonth({
    estate: ESTATE,
    from: MARCH,
    days: 3,
    seed: 1,
    faults: NO_FAULTS,
    onDay: (day) => days.push(day),
  });
  expect(days).toEqual([0, 1, 2]);
});
