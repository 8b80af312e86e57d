import fc from 'fast-check';
import { expect, test } from 'vitest';
import { invariant } from '../../../contracts/invariant.ts';
import { allSteps, topLists } from '../../../language/plan/all-steps.ts';
import { explainPlaybook } from '../../../language/explain/explain-playbook.ts';
import type { StepNode } from '../../../language/explain/step-tree.ts';
import type { Plan } from '../../../language/plan/plan.ts';
import { rehearse, type Rehearsal } from '../../../rehearsal/rehearse.ts';
import type { Scenario } from '../../differential/compare.ts';
import { randomScenario } from '../../differential/random-scenario.ts';
import { aStart, MINUTE, MONDAY } from '../../engine/plans.ts';

const RUNS = Number(process.env['EXPLAIN_RUNS'] ?? 100);
const TIME_MS = 12_000;
const explain = (plan: Plan) => explainPlaybook(plan, new Map());
const pathsIn = (nodes: readonly StepNode[]): readonly string[] =>
  nodes.flatMap(({ path, children }) => [...(path === null ? [] : [path]), ...pathsIn(children)]);

/** Paths of all steps, in the order of the explanation. */
const pathsOf = (plan: Plan): readonly string[] => {
  const { steps, onWarn, onBreach, onFailure, finally: last } = explain(plan);
  return pathsIn([...steps, ...onWarn, ...onBreach, ...onFailure, ...last]);
};

const withoutUndo = (plan: Plan): Plan =>
  JSON.parse(
    JSON.stringify(plan, (key, value: unknown) => (key === 'undo' || key === 'undoOnFailure' ? undefined : value)),
  ) as Plan;

const byText = (one: string, other: string): number => (one < other ? -1 : 1);

/**
 * Without joined events: to claim them takes time, at the border of whatever step comes next. Without undos, whose time
 * is told apart.
 */
const rehearsed = async ({ plan, answers, script }: Scenario): Promise<Rehearsal> => {
  const said = script.filter(({ message }) => message([])?.type !== 'event');
  const rehearsal = await rehearse(aStart(withoutUndo(plan)), MONDAY, answers(), said);
  invariant(!('stuck' in rehearsal), 'A random plan waits for nothing that never comes');
  return rehearsal;
};

test('every step of a random plan is told exactly once', () => {
  fc.assert(
    fc.property(randomScenario, ({ plan }) => {
      const paths = pathsOf(plan);
      const ids = allSteps(topLists(plan)).map(({ id }) => id);
      expect(paths.map((path) => path.split('/').at(-1) ?? '').toSorted(byText)).toEqual(ids.toSorted(byText));
      expect(new Set(paths).size).toBe(paths.length);
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: TIME_MS, endOnFailure: true },
  );
});

test('the paths are those of runs, and no run ends as or lasts longer than what is told', async () => {
  await fc.assert(
    fc.asyncProperty(randomScenario, async (scenario) => {
      const { duration, outcomes } = explain(scenario.plan);
      const { records, startedAt, endedAt, outcome } = await rehearsed(scenario);
      const settled = records.flatMap(({ event }) => (event.type === 'step-settled' ? [event.path] : []));
      const told = new Set(pathsOf(scenario.plan));
      expect(settled.filter((path) => !told.has(path.replaceAll(/\[\d+\]/g, '[*]')))).toEqual([]);
      expect(endedAt - startedAt).toBeLessThanOrEqual(duration.worstMs ?? Infinity);
      expect(outcomes.map((one) => one.outcome)).toContain(outcome);
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: TIME_MS, endOnFailure: true },
  );
});

test('a budget of time bounds every random plan', async () => {
  await fc.assert(
    fc.asyncProperty(randomScenario, fc.integer({ min: 1, max: 20 }), async (scenario, minutes) => {
      const budgets = { ...scenario.plan.budgets, runTimeMs: minutes * MINUTE };
      const plan = { ...scenario.plan, budgets };
      const { startedAt, endedAt } = await rehearsed({ ...scenario, plan });
      const { worstMs, latestMs } = explain(plan).duration;
      // Without a bound of their own, as a call has none, it is the budget that bounds the steps.
      expect(endedAt - startedAt).toBeLessThanOrEqual(worstMs ?? latestMs ?? Infinity);
      expect(worstMs ?? 0).toBeLessThanOrEqual(latestMs ?? Infinity);
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: TIME_MS, endOnFailure: true },
  );
});
