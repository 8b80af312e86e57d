import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expand, HORIZON_DAYS, nextFirings, type Firing } from '../../schedules/expand.ts';
import { localName } from '../../schedules/zone-time.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const DAY_MS = 86_400_000;
const firing = (when: Parameters<typeof expand>[0], timezone = 'Europe/Berlin', now = NOW): Firing => {
  const expanded = expand(when, timezone, now);
  if (!expanded.ok) expect.fail(expanded.problem);
  return expanded.firing;
};

describe('daily or rarer', () => {
  test('is written down as instants for sixty days, none of them in the past', () => {
    const daily = firing({ every: 'day', at: '13:00' });
    expect(daily).toMatchObject({ kind: 'instants' });
    if (daily.kind !== 'instants') return;
    expect(daily.at).toHaveLength(HORIZON_DAYS);
    expect(daily.at[0]).toBe(NOW + DAY_MS);
  });

  test('a daily cron is the same as the words', () => {
    expect(firing({ cron: '30 7 * * *' })).toEqual(firing({ every: 'day', at: '07:30' }));
  });

  test('a rare cron gives its few instants', () => {
    expect(firing({ cron: '0 9 1 1 *' }, 'UTC')).toEqual({ kind: 'instants', at: [Date.UTC(2027, 0, 1, 9)] });
  });

  test('happens once on every local day, in every zone with transitions, at every hour that changes (F29)', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter(hasTransitions);
    expect(zones.length).toBeGreaterThan(100);
    const cases = fc.tuple(
      fc.constantFrom(...zones),
      fc.constantFrom('00:00', '00:30', '01:00', '01:30', '02:00', '02:30', '03:00', '03:30'),
      fc.integer({ min: 0, max: 6 * 365 }),
    );
    fc.assert(
      fc.property(cases, ([zone, time, days]) => {
        const now = Date.UTC(2024, 0, 1) + days * DAY_MS;
        const daily = firing({ every: 'day', at: time }, zone, now);
        if (daily.kind !== 'instants') expect.fail('instants are written down');
        const names = daily.at.map((at) => localName(zone, at).slice(0, 10));
        expect(new Set(names).size).toBe(names.length);
        for (const [index, at] of daily.at.entries()) {
          const gap = at - (daily.at[index - 1] ?? at - DAY_MS);
          expect(gap).toBeGreaterThanOrEqual(DAY_MS - 2 * 3_600_000);
          expect(gap).toBeLessThanOrEqual(DAY_MS + 2 * 3_600_000);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('more often', () => {
  test('is left to Temporal', () => {
    expect(firing({ cron: '*/15 9-17 * * 1-5' })).toEqual({
      kind: 'cron',
      cron: '*/15 9-17 * * 1-5',
      timezone: 'Europe/Berlin',
    });
    expect(firing({ every: '15m' })).toEqual({ kind: 'interval', everyMs: 900_000 });
  });

  test('twice a day is more often', () => {
    expect(firing({ cron: '0 9,17 * * *' })).toMatchObject({ kind: 'cron' });
  });
});

test('the next firings are told, soonest first', () => {
  expect(nextFirings(firing({ every: 'day', at: '13:00' }), NOW, 2)).toEqual([NOW + DAY_MS, NOW + 2 * DAY_MS]);
  expect(nextFirings(firing({ every: '1h' }), NOW + 1, 2)).toEqual([NOW + 3_600_000, NOW + 7_200_000]);
  expect(nextFirings(firing({ cron: '0 9,17 * * *' }, 'UTC'), NOW, 1)).toEqual([Date.UTC(2026, 10, 21, 17)]);
});

test.each([
  [{ cron: '0 9 * * * *' }, 'UTC'],
  [{ cron: '@daily' }, 'UTC'],
  [{ cron: '99 9 * * *' }, 'UTC'],
  [{ every: 'fortnight' }, 'UTC'],
  [{ every: 'day' }, 'Europe/Nowhere'],
])('%j in %s is a problem in words', (when, zone) => {
  expect(expand(when, zone, NOW)).toMatchObject({ ok: false, problem: expect.any(String) as string });
});

function hasTransitions(zone: string): boolean {
  const offsets = new Set(
    Array.from({ length: 12 }, (_unused, month) => {
      const at = Date.UTC(2026, month, 15);
      return localName(zone, at).slice(11);
    }),
  );
  return offsets.size > 1;
}
