import { expect, test } from 'vitest';
import { flattenPlan } from '../../../language/diff/flatten-plan.ts';
import { isCounted, matchSteps } from '../../../language/diff/match-steps.ts';
import type { Step } from '../../../language/plan/plan.ts';
import { aPlan, group, lit, set } from '../../engine/plans.ts';

function matched(before: readonly Step[], after: readonly Step[]) {
  const { pairs, removed, added } = matchSteps(flattenPlan(aPlan(before)).steps, flattenPlan(aPlan(after)).steps);
  return {
    pairs: pairs.map(([old, now]) => `${old.step.id} → ${now.step.id}`),
    removed: removed.map(({ step }) => step.id),
    added: added.map(({ step }) => step.id),
  };
}

const numbered = (id: string, value: number): Step => ({ ...set(id, { x: lit(value) }), title: 'Set x' });

test('counted steps are known by what they do, and what they hold', () => {
  const box = (id: string, inside: Step): Step => group(id, [inside], { title: 'Box' });
  expect(
    matched(
      [box('do_1', numbered('set_1', 1))],
      [box('do_1', numbered('set_1', 2)), box('do_2', numbered('set_2', 1))],
    ),
  ).toEqual({ pairs: ['do_1 → do_2', 'set_1 → set_2'], removed: [], added: ['do_1', 'set_1'] });
});

test('a counted step that does something else is known by its number', () => {
  expect(matched([numbered('set_1', 1)], [numbered('set_1', 2)])).toMatchObject({ pairs: ['set_1 → set_1'] });
});

test('a counted step that was edited and pushed back is known by its title', () => {
  const first: Step = { ...set('set_1', { y: lit(0) }), title: 'Set y' };
  expect(matched([numbered('set_1', 1)], [first, numbered('set_2', 2)])).toEqual({
    pairs: ['set_1 → set_2'],
    removed: [],
    added: ['set_1'],
  });
});

test('the same id on another kind is another step', () => {
  expect(matched([set('a', {})], [group('a', [])])).toEqual({ pairs: [], removed: ['a'], added: ['a'] });
});

test.each([
  ['for_each_2', 'forEach', true],
  ['for_each_2_2', 'forEach', true],
  ['for_each', 'forEach', false],
  ['wait_for_it', 'wait', false],
  ['wait_2', 'set', false],
])('%s of %s is counted: %s', (id, kind, expected) => {
  expect(isCounted({ id, kind })).toBe(expected);
});
