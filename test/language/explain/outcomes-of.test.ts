import { expect, test } from 'vitest';
import { outcomesOf } from '../../../language/explain/outcomes-of.ts';
import type { Plan } from '../../../language/plan/plan.ts';
import { aPlan, group, set, stop } from '../../engine/plans.ts';

const names = (plan: Plan) => outcomesOf(plan, new Map()).map(({ outcome }) => outcome);

test('a run that always stops does not succeed', () => {
  expect(names(aPlan([stop('s', 'done')]))).toEqual(['done', 'failed', 'cancelled', 'ended-outside']);
  expect(names(aPlan([set('s', {})]))).toEqual(['succeeded', 'failed', 'cancelled', 'ended-outside']);
});

test('only a run of an event can be a duplicate', () => {
  const triggers = [{ kind: 'event', event: 'o365.url_click', whileRunning: 'join', with: {} }] as const;
  expect(names(aPlan([], { triggers }))).toContain('duplicate');
});

test('each name is told once with all its places; a stop in finally changes nothing any more', () => {
  const maybe = { ...stop('s1', 'done'), if: 'vars.n > 1' };
  const plan = aPlan([group('g', [maybe]), stop('s2', 'done')], { finally: [stop('s3', 'late')] });
  expect(outcomesOf(plan, new Map())[0]).toEqual({ outcome: 'done', when: 'step g/s1 or s2 ends it' });
  expect(names(plan)).not.toContain('late');
});
