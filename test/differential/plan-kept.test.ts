import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digest } from '../../contracts/json.ts';
import { argumentsOf, sandboxRunOf, type Scenario } from './compare.ts';
import { plant } from './plant.ts';
import { randomScenario } from './random-scenario.ts';
import { Sandbox } from './sandbox.ts';

/** Random plans a run; more of them by hand: PLAN_KEPT_RUNS=5000. */
const RUNS = Number(process.env['PLAN_KEPT_RUNS'] ?? 150);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
}, 60_000);
afterAll(() => sandbox.close());

/** Every name of a plan that a run gives away: to each execution, with each effect, with each run that it calls. */
async function plansOf(inSandbox: Sandbox, scenario: Scenario) {
  const { begun, effects } = await sandboxRunOf(inSandbox, scenario);
  const names = [
    ...begun.flatMap(({ plan, planBody }) => [plan.sha256, digest(planBody)]),
    ...effects.map(({ effect }) => effect.run.planSha256),
  ];
  return { names: [...new Set(names)], executions: begun.length };
}

test('a run of any plan keeps the plan that it started with, whatever happens and however often it moves on (P7)', async () => {
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(randomScenario, async (scenario) => {
      const { names, executions } = await plansOf(sandbox, scenario);
      moved += executions - 1;
      expect(names).toEqual([argumentsOf(scenario).plan.sha256]);
    }),
    { numRuns: RUNS },
  );
  expect(moved).toBeGreaterThan(0);
}, 300_000);

describe('a defect planted in the workflow turns it red (P7)', () => {
  test.each([
    [
      'moves on with another plan',
      'journal: end.journal',
      'journal: end.journal, planBody: { ...args.planBody, title: "Edited" }',
    ],
    ['names another plan to its effects', 'planSha256: args.plan.sha256', 'planSha256: "0".repeat(64)'],
  ])(
    'one that %s',
    async (_what, from, to) => {
      const broken = await Sandbox.open((code) => plant(code, from, to));
      const found = await fc.check(
        fc.asyncProperty(randomScenario, async (scenario) => {
          expect((await plansOf(broken, scenario)).names).toEqual([argumentsOf(scenario).plan.sha256]);
        }),
        { numRuns: 200, endOnFailure: true, seed: 7 },
      );
      expect(found.failed).toBe(true);
    },
    120_000,
  );
});
