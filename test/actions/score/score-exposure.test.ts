import { expect, test } from 'vitest';
import { scoreExposure } from '../../../actions/score/score-exposure.ts';
import { callWithDefender } from '../defender-bench.ts';

const score = (points: number, rbacGroupName?: string): Record<string, unknown> => ({
  time: '2026-11-20T07:23:53Z',
  score: points,
  rbacGroupName,
});
const at = '2026-11-20T07:23:53.000Z';

test('the score of all devices is read', async () => {
  const { output, requests } = await callWithDefender(
    scoreExposure,
    { of: 'tenant' },
    { 'GET /exposureScore': score(33.4) },
  );
  expect(requests).toEqual(['GET /api/exposureScore']);
  expect(output).toEqual({ scores: [{ group: '', at, score: 33.4 }] });
});

test('the scores of device groups are read, the most exposed first', async () => {
  const { output } = await callWithDefender(
    scoreExposure,
    { of: 'device_groups' },
    { 'GET /exposureScore/ByMachineGroups': [score(10, 'Servers'), score(60, 'Workstations')] },
  );
  expect(output).toMatchObject({ scores: [{ group: 'Workstations', score: 60 }, { group: 'Servers' }] });
});
