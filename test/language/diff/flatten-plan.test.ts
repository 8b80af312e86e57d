import { expect, test } from 'vitest';
import { flattenPlan } from '../../../language/diff/flatten-plan.ts';
import { aPlan, approve, branches, choose, set, stop } from '../../engine/plans.ts';

const a = set('a', {});

test('every step is found once, with the list that it stands in by place and by name', () => {
  const plan = aPlan(
    [
      branches('both', { left: [a], right: [set('b', {})] }),
      choose({ id: 'how', cases: [{ when: 'x', steps: [set('c', {})] }], default: [set('d', {})] }),
      approve('ok', { catch: [{ steps: [set('e', {})] }], onExpiry: [stop('f', 'late')] }),
    ],
    { finally: [set('g', {})] },
  );
  const { steps, rest } = flattenPlan(plan);
  expect(steps.map(({ step, parent, slot, index }) => [step.id, parent, slot.byPlace, slot.byName, index])).toEqual([
    ['both', null, 'steps', 'steps', 0],
    ['a', 'both', 'branches.0.steps', 'branches.left.steps', 0],
    ['b', 'both', 'branches.1.steps', 'branches.right.steps', 0],
    ['how', null, 'steps', 'steps', 1],
    ['c', 'how', 'cases.0.steps', 'cases.x.steps', 0],
    ['d', 'how', 'default', 'default', 0],
    ['ok', null, 'steps', 'steps', 2],
    ['f', 'ok', 'onExpiry', 'onExpiry', 0],
    ['e', 'ok', 'catch.0.steps', 'catch.0.steps', 0],
    ['g', null, 'finally', 'finally', 0],
  ]);
  expect(steps[0]?.own['branches']).toEqual([
    { name: 'left', needs: [], steps: [] },
    { name: 'right', needs: [], steps: [] },
  ]);
  expect(rest).toMatchObject({ name: 'tried', steps: [], finally: [] });
});

test('what has the same name has a number behind it', () => {
  const cases = ['x', 'x'].map((when, index) => ({ when, steps: [set(`s${index}`, {})] }));
  const { steps } = flattenPlan(aPlan([choose({ id: 'how', cases })]));
  expect(steps.slice(1).map(({ slot }) => slot.byName)).toEqual(['cases.x.steps', 'cases.x (2).steps']);
});

test('a list of something else is left alone', () => {
  const schema = { enum: [{ id: 1 }, 'kind', null] };
  expect(flattenPlan(aPlan([], { inputs: { x: { schema } } })).rest['inputs']).toEqual({ x: { schema } });
});
