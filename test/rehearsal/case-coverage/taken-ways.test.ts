import { expect, test } from 'vitest';
import type { Step } from '../../../language/plan/plan.ts';
import { branchesOf } from '../../../rehearsal/case-coverage/branches-of.ts';
import { stepPlaces } from '../../../rehearsal/case-coverage/step-places.ts';
import { takenWays } from '../../../rehearsal/case-coverage/taken-ways.ts';
import {
  act,
  again,
  aPlan,
  approve,
  branches,
  cel,
  choose,
  decides,
  each,
  failsWith,
  answersOf,
} from '../../engine/plans.ts';
import { MINUTE, run, set } from '../../engine/plans.ts';

const inputs = { n: { schema: { type: 'integer' } }, list: { schema: { type: 'array' } } };

/** The branches of a step that a run with these inputs takes. */
async function taken(
  step: Step,
  given: { n?: number; list?: number[] } = {},
  answers = answersOf(),
  script = [] as Script,
) {
  const plan = aPlan([step], { inputs });
  const { records } = await run(plan, answers, script, { inputs: { n: 0, list: [], ...given } });
  const ways = takenWays(stepPlaces(plan), [records]);
  return stepPlaces(plan)
    .flatMap(branchesOf)
    .filter((branch) => ways.has(branch))
    .map(({ path, way }) => `${path} ${way}`);
}
type Script = Parameters<typeof run>[2];

test('an `if`, also of a branch of `parallel`', async () => {
  const step = set('one', {}, { if: 'inputs.n == 1' });
  expect(await taken(step, { n: 1 })).toEqual(['one if-true']);
  expect(await taken(step)).toEqual(['one if-false']);
  const fan = branches('fan', {}, { branches: [{ name: 'left', needs: [], if: 'inputs.n == 1', steps: [] }] });
  expect(await taken(fan, { n: 1 })).toEqual(['fan/left if-true']);
  expect(await taken(fan)).toEqual(['fan/left if-false']);
});

test('a case and the default', async () => {
  const cases = [
    { when: 'inputs.n == 1', steps: [] },
    { when: 'inputs.n == 2', steps: [] },
  ];
  const step = choose({ id: 'one', cases, default: [] });
  expect(await taken(step, { n: 2 })).toEqual(['one case-1']);
  expect(await taken(step)).toEqual(['one default']);
});

test('a loop with and without items, also in the turns of another', async () => {
  const inner = each({ id: 'inner', in: 'item == 1 ? inputs.list : []' });
  const step = each({ id: 'one', in: 'inputs.list', steps: [inner] });
  expect(await taken(step)).toEqual(['one no-items']);
  expect(await taken(step, { list: [1] })).toEqual(['one items', 'one/inner items']);
  expect(await taken(step, { list: [1, 2] })).toEqual(['one items', 'one/inner items', 'one/inner no-items']);
});

test('a repetition that comes to its goal in its last turn has not used up its turns', async () => {
  const step = (max: number) =>
    again({ id: 'one', until: 'vars.n >= 3', max, steps: [set('count', { n: cel('vars.n + 1') })] });
  const counted = async (max: number) => {
    const plan = aPlan([set('start', { n: { lit: 0 } }), step(max)]);
    const { records } = await run(plan);
    const ways = takenWays(stepPlaces(plan), [records]);
    return stepPlaces(plan)
      .flatMap(branchesOf)
      .filter((branch) => ways.has(branch))
      .map(({ way }) => way);
  };
  expect(await counted(3)).toEqual(['until-held']);
  expect(await counted(2)).toEqual(['turns-used-up']);
});

test('an expiry, and none where somebody answered', async () => {
  const step = approve('ask', { onExpiry: [set('late', {})] });
  expect(await taken(step)).toEqual(['ask expiry']);
  expect(await taken(step, {}, answersOf(), [decides(MINUTE, 'ask', 'bruno')])).toEqual([]);
});

test('the catch that named the failure', async () => {
  const step = act('one', { catch: [{ on: ['forbidden'], steps: [] }, { steps: [set('noted', {})] }] });
  expect(await taken(step, {}, answersOf({ one: failsWith('not-found') }))).toEqual(['one catch-1']);
  expect(await taken(step)).toEqual([]);
});

test('runs count together', async () => {
  const plan = aPlan([set('one', {}, { if: 'inputs.n == 1' })], { inputs });
  const traces = await Promise.all(
    [0, 1].map(async (n) => (await run(plan, answersOf(), [], { inputs: { n } })).records),
  );
  const ways = takenWays(stepPlaces(plan), traces);
  expect(
    stepPlaces(plan)
      .flatMap(branchesOf)
      .every((branch) => ways.has(branch)),
  ).toBe(true);
});
