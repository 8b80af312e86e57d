import { afterEach, expect, test } from 'vitest';
import { startSmallDefender } from './small-defender.ts';
import type { SmallDefender } from './small-defender.ts';

let small: SmallDefender | undefined;
afterEach(async () => small?.close());

const SCORE = { time: '2026-11-20T07:23:53.280499Z', score: 33.4 };

test('the score is read for all devices and for each group', async () => {
  small = await startSmallDefender({
    'GET /exposureScore': SCORE,
    'GET /exposureScore/ByMachineGroups': [
      { ...SCORE, rbacGroupName: 'Servers' },
      { ...SCORE, score: 0, rbacGroupName: 'Workstations' },
    ],
  });
  const at = '2026-11-20T07:23:53.280Z';
  expect(await small.defender.getExposureScore()).toEqual({ at, score: 33.4, group: '' });
  expect(await small.defender.listExposureScores()).toEqual([
    { at, score: 33.4, group: 'Servers' },
    { at, score: 0, group: 'Workstations' },
  ]);
});

test('an answer without a score is an invalid answer, never a score of zero', async () => {
  small = await startSmallDefender({ 'GET /exposureScore': { ...SCORE, score: null } });
  await expect(small.defender.getExposureScore()).rejects.toMatchObject({ kind: 'invalid-answer' });
});
