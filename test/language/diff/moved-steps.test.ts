import { expect, test } from 'vitest';
import { flattenPlan } from '../../../language/diff/flatten-plan.ts';
import { matchSteps } from '../../../language/diff/match-steps.ts';
import { movedSteps } from '../../../language/diff/moved-steps.ts';
import type { Step } from '../../../language/plan/plan.ts';
import { aPlan, branches, choose, group, set } from '../../engine/plans.ts';

const one = (id: string): Step => set(id, {});
const list = (ids: string): readonly Step[] => ids.split(' ').map(one);

function moved(before: readonly Step[], after: readonly Step[]): readonly string[] {
  const matched = matchSteps(flattenPlan(aPlan(before)).steps, flattenPlan(aPlan(after)).steps);
  return movedSteps(matched).map(({ flat, sentence }) => `${flat.step.id}: ${sentence}`);
}

test('a step that was pushed back by a new one, or came forward after another went, has not moved', () => {
  expect(moved(list('a b c'), list('new a b c'))).toEqual([]);
  expect(moved(list('a b c'), list('b c'))).toEqual([]);
});

test('of steps that changed places as few as possible are told', () => {
  expect(moved(list('a b c d'), list('d a b c'))).toEqual([
    'd: Comes before all its neighbours now; its place among its neighbours was another.',
  ]);
  expect(moved(list('a b c d'), list('b c a d'))).toEqual([
    'a: Comes after step c now; its place among its neighbours was another.',
  ]);
});

test('a step that stands in another list is told with both places', () => {
  expect(moved([group('box', [one('a')])], [group('box', []), one('a')])).toEqual([
    'a: Stands in steps now; it stood in step box (steps).',
  ]);
  expect(
    moved([branches('both', { left: [one('a')], right: [] })], [branches('both', { left: [], right: [one('a')] })]),
  ).toEqual(['a: Stands in step both (branches.right.steps) now; it stood in step both (branches.left.steps).']);
});

test('a step inside a step that has another id has not moved', () => {
  expect(moved([group('old', [one('a')])], [group('new', [one('a')])])).toEqual([]);
});

test('of two cases with the same condition each has its own name', () => {
  const twice = (first: string, second: string): Step =>
    choose({ id: 'how', cases: [first, second].map((id) => ({ when: 'x', steps: [one(id)] })) });
  expect(moved([twice('a', 'b')], [twice('b', 'a')])).toHaveLength(2);
});
