import { expect, test } from 'vitest';
import * as words from '../../../../cli/output/rehearsal/report-words.ts';
import { aReport } from '../../../rehearsal/month/a-report.ts';
import { MARCH } from '../../../rehearsal/month/an-estate.ts';

test.each([
  [null, '–'],
  [0, '0s'],
  [5_400, '5s'],
  [119_400, '1m59s'],
  [149_000, '2m'],
  [10_800_000, '3h'],
])('%s milliseconds lasted %s', (ms, told) => {
  expect(words.lastedWords(ms)).toBe(told);
});

test('a rehearsal, its moments and its changes of clocks are told in words', () => {
  expect(words.spanWords(aReport())).toBe('1 day from 2026-03-01, 2 tenants, 0 playbooks, seed 1');
  expect(words.utcMinute(MARCH)).toBe('2026-03-01 00:00');
  expect(words.localWords('2026-03-01T01:00')).toBe('2026-03-01 01:00');
  expect(words.outcomeWords({ failed: 1, succeeded: 12 })).toBe('failed 1, succeeded 12');
  expect(words.changeWords({ at: MARCH, timezone: 'Europe/Berlin', minutes: -60 })).toBe(
    'Europe/Berlin −60 min at 2026-03-01 00:00 UTC',
  );
  expect(words.changeWords({ at: MARCH, timezone: 'Europe/Berlin', minutes: 60 })).toContain('+60 min');
});

test('the busiest hour is one hour, also the last of the day', () => {
  const at = (hour: number) => Array.from({ length: 24 }, (_, one) => (one === hour ? 1 : 0));
  expect([words.busiestHourWords(at(9)), words.busiestHourWords(at(23))]).toEqual(['09–10', '23–00']);
});

test('an upstream is told over all its accounts, with its limit', () => {
  const use = (account: string, calls: number) => ({
    upstream: 'smtp',
    account,
    calls,
    busiestMinute: { at: 0, calls },
    busiestHour: { at: 0, calls },
    minutesOver: [{ at: 0, calls }],
    hoursOver: [],
  });
  const limits = [{ upstream: 'smtp', perMinute: 30, perHour: 100, source: 'The vendor' }];
  expect(words.upstreamFigures(aReport({ apis: [use('a', 4), use('b', 6)], limits }))).toEqual([
    {
      upstream: 'smtp',
      calls: 10,
      busiestMinute: 6,
      busiestHour: 6,
      limit: '30 a minute, 100 an hour',
      timesOver: 2,
      source: 'The vendor',
    },
  ]);
  expect(words.upstreamFigures(aReport({ apis: [use('a', 4)] }))).toMatchObject([{ limit: 'no figure', source: '' }]);
});
