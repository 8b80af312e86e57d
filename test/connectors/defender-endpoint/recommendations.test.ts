import { afterEach, expect, test } from 'vitest';
import { aRecommendation, startSmallDefender } from './small-defender.ts';
import type { SmallDefender } from './small-defender.ts';

let small: SmallDefender | undefined;
afterEach(async () => small?.close());

test('recommendations are read member by member', async () => {
  small = await startSmallDefender({ 'GET /recommendations': [aRecommendation({ status: 'Exception' })] });
  expect(await small.defender.listRecommendations()).toEqual([
    {
      id: 'va-_-contoso-_-reader',
      name: 'Update Contoso Reader',
      product: 'reader',
      status: 'Exception',
      severity: 8.5,
      hasPublicExploit: true,
      exposedMachines: 9,
      remediationType: 'Update',
    },
  ]);
});

test('one without the number of its devices is an invalid answer, not one without devices', async () => {
  small = await startSmallDefender({ 'GET /recommendations': [aRecommendation({ exposedMachinesCount: null })] });
  await expect(small.defender.listRecommendations()).rejects.toMatchObject({ kind: 'invalid-answer' });
});
