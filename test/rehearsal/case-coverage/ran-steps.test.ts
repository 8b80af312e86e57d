import { expect, test } from 'vitest';
import type { Plan } from '../../../language/plan/plan.ts';
import { ranSteps } from '../../../rehearsal/case-coverage/ran-steps.ts';
import { stepPlaces } from '../../../rehearsal/case-coverage/step-places.ts';
import { takenWays } from '../../../rehearsal/case-coverage/taken-ways.ts';
import { aPlan, cancels, each, fail, group, HOUR, MINUTE, pause, run, set, stop } from '../../engine/plans.ts';

async function ran(plan: Plan, script: Parameters<typeof run>[2] = []): Promise<readonly string[]> {
  const { records } = await run(plan, undefined, script);
  const places = stepPlaces(plan);
  return [...ranSteps(places, [records], takenWays(places, [records]))];
}

test('steps that succeeded, failed or were cancelled on their way have run', async () => {
  expect(await ran(aPlan([set('one', {}), fail('two', 'no')]))).toEqual(['one', 'two']);
  expect(await ran(aPlan([pause('rest', HOUR)]), [cancels(MINUTE)])).toEqual(['rest']);
});

test('steps that were skipped, or that no run came to, have not', async () => {
  expect(await ran(aPlan([set('one', {}, { if: 'false' }), stop('two', 'done'), set('three', {})]))).toEqual(['two']);
});

test('a step that ran in one turn of a loop has run', async () => {
  const steps = [set('second', {}, { if: 'item == 2' })];
  expect(await ran(aPlan([each({ id: 'loop', steps })]))).toEqual(['loop', 'loop/second']);
});

test('a step whose `if` cannot be evaluated has not run', async () => {
  expect(await ran(aPlan([set('one', {}, { if: 'nowhere == 1' })]))).toEqual([]);
});

test('a step that the budget refuses has not run', async () => {
  const plan = aPlan([set('one', {}), set('two', {}), set('three', {})], { budgets: { steps: 2 } });
  expect(await ran(plan)).toEqual(['one', 'two']);
});

test('a step that the budget refuses while the run tidies up has not run', async () => {
  const tidy = Array.from({ length: 1_002 }, (_, index) => set(`tidy_${index}`, {}));
  const names = await ran(aPlan([set('one', {})], { budgets: { steps: 1 }, finally: tidy }));
  expect(names.at(-1)).toBe('~finally/tidy_999');
});

test('the steps of onFailure and finally count', async () => {
  const plan = aPlan([group('all', [fail('one', 'no')])], { onFailure: [set('two', {})], finally: [set('three', {})] });
  expect(await ran(plan)).toEqual(['all', 'all/one', '~onFailure/two', '~finally/three']);
});
