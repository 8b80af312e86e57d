import { expect, test } from 'vitest';
import { ApiUse } from '../../../rehearsal/month/api-use.ts';
import { NO_FAULTS } from '../../../rehearsal/month/faults.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const call = { upstream: 'smtp', account: 'soc', at: 0, run: 1, times: 1 };

test('calls are counted by account, with the busiest minute and hour', () => {
  const use = new ApiUse(NO_FAULTS);
  for (const at of [0, 1, MINUTE, 59 * MINUTE, HOUR]) use.count({ ...call, at });
  use.count({ ...call, account: 'other' });
  use.count({ ...call, upstream: 'jira', times: 3 });
  expect(use.accounts().map(({ upstream, account, calls }) => [upstream, account, calls])).toEqual([
    ['jira', 'soc', 3],
    ['smtp', 'other', 1],
    ['smtp', 'soc', 5],
  ]);
  expect(use.accounts()[2]).toMatchObject({ busiestMinute: { at: 0, calls: 2 }, busiestHour: { at: 0, calls: 4 } });
  expect([
    use.inMinute('smtp', 'soc', 30_000),
    use.inMinute('smtp', 'soc', 2 * MINUTE),
    use.inMinute('x', 'soc', 0),
  ]).toEqual([2, 0, 0]);
});

test('as many calls as the limit are not over it, one more is', () => {
  const over = (times: number) => {
    const use = new ApiUse(NO_FAULTS);
    use.count({ ...call, at: MINUTE, times });
    return use.accounts()[0]?.minutesOver;
  };
  expect(over(30)).toEqual([]);
  expect(over(31)).toEqual([{ at: MINUTE, calls: 31 }]);
});

test('the limit of an hour counts beside that of a minute, and a file of faults may say another', () => {
  const spread = (use: ApiUse, upstream: string) => {
    for (let minute = 0; minute < 60; minute++) use.count({ ...call, upstream, at: minute * MINUTE, times: 26 });
    return use.accounts()[0];
  };
  const declared = [{ upstream: 'defender-endpoint', perMinute: 100, perHour: 1_500, source: 'The vendor' }];
  expect(spread(new ApiUse(NO_FAULTS, declared), 'defender-endpoint')).toMatchObject({
    minutesOver: [],
    hoursOver: [{ at: 0, calls: 1_560 }],
  });
  const own = new ApiUse({ ...NO_FAULTS, limits: new Map([['jira', { perMinute: 25 }]]) });
  expect(spread(own, 'jira')?.minutesOver).toHaveLength(60);
  expect(own.limits()).toEqual([{ upstream: 'jira', perMinute: 25, source: 'The file of faults' }]);
});

test('a minute is crowded when more runs than allowed call one upstream in it; calls of one run count once', () => {
  const use = new ApiUse(NO_FAULTS);
  for (const run of [1, 2, 2, 3]) use.count({ ...call, at: MINUTE + run, run });
  expect(use.crowds(3)).toEqual([]);
  expect(use.crowds(2)).toEqual([{ upstream: 'smtp', at: MINUTE, runs: 3 }]);
});

test('what has a limit of its own is counted by itself, and the whole upstream is throttled together', () => {
  const declared = [{ upstream: 'graph-hunting', perMinute: 2, source: 'The vendor' }];
  const use = new ApiUse(NO_FAULTS, declared);
  use.count({ ...call, upstream: 'graph', api: 'graph-hunting', times: 3 });
  use.count({ ...call, upstream: 'graph', times: 4 });
  expect(use.accounts().map(({ upstream, calls, minutesOver }) => [upstream, calls, minutesOver.length])).toEqual([
    ['graph', 4, 0],
    ['graph-hunting', 3, 1],
  ]);
  expect(use.inMinute('graph', 'soc', 0)).toBe(7);
  expect(use.limits()).toEqual(declared);
});
