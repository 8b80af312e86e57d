import { expect, test } from 'vitest';
import { belowMinimum } from '../../../rehearsal/case-coverage/below-minimum.ts';
import { coverPlaybook } from '../../../rehearsal/case-coverage/cover-playbook.ts';
import { aPlan, run, set } from '../../engine/plans.ts';

const plan = aPlan([set('one', {})]);

test('each measure is held against the minimum by itself', async () => {
  const coverage = [coverPlaybook(plan, [await run(plan)])];
  expect(belowMinimum(coverage, 33)).toEqual([]);
  expect(belowMinimum(coverage, 34)).toEqual([{ playbook: 'tried', measure: 'outcomes', percent: 33 }]);
});

test('nothing covered is enough for a minimum of nothing', () => {
  expect(belowMinimum([coverPlaybook(plan, [])], 0)).toEqual([]);
  expect(belowMinimum([coverPlaybook(plan, [])], 1).map(({ measure }) => measure)).toEqual(['steps', 'outcomes']);
});
