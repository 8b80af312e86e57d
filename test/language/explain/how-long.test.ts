import { expect, test } from 'vitest';
import { howLong } from '../../../language/explain/how-long.ts';
import type { Plan, Step } from '../../../language/plan/plan.ts';
import { aPlan, cel, each, HOUR, MINUTE, pause } from '../../engine/plans.ts';

const told = (steps: readonly Step[], more: Parameters<typeof aPlan>[1] = {}) => {
  const plan: Plan = aPlan(steps, more);
  return howLong(plan, new Map());
};
const open = pause('open', 0, { for: { until: cel('inputs.at') } });

test('steps, what follows a failure and finally add up', () => {
  const tails = { onFailure: [pause('f', MINUTE)], finally: [pause('l', MINUTE)] };
  expect(told([pause('w', HOUR)], tails)).toMatchObject({ worstMs: HOUR + 2 * MINUTE, unbounded: [], loops: [] });
});

test('the budget of time bounds the steps, and what is done after it comes on top', () => {
  const budgets = { runTimeMs: HOUR };
  expect(told([pause('w', HOUR - 1)], { budgets }).worstMs).toBe(HOUR - 1);
  expect(told([pause('w', HOUR)], { budgets }).worstMs).toBe(HOUR);
  expect(told([pause('w', HOUR + 1)], { budgets, finally: [pause('l', 5)] })).toMatchObject({
    worstMs: HOUR + 5,
    latestMs: HOUR + 5,
    budgetMs: HOUR,
  });
});

test('a step without a bound leaves no worst case but the budget', () => {
  expect(told([open, pause('w', 5)], { budgets: { runTimeMs: HOUR } })).toMatchObject({
    worstMs: null,
    boundedMs: 5,
    unbounded: [{ path: 'open' }],
    latestMs: HOUR,
  });
});

test('a finally without a bound is not bounded by the budget either', () => {
  expect(told([], { finally: [open] })).toMatchObject({
    worstMs: null,
    latestMs: null,
    unbounded: [{ path: '~finally/open' }],
  });
});

test('loops are counted at their maximum', () => {
  const loop = each({ id: 'l', max: 10, concurrency: 5, steps: [pause('w', MINUTE)] });
  expect(told([loop])).toMatchObject({
    worstMs: 2 * MINUTE,
    loops: [{ path: 'l', counted: 'at most 10 times, 5 at once' }],
  });
});
