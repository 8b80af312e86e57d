import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { traceOfRehearsal, traceOfSandbox } from './compare.ts';
import { randomScenario } from './random-scenario.ts';
import { Sandbox } from './sandbox.ts';

/** Random plans a run; more of them by hand: DIFFERENTIAL_RUNS=5000. */
const RUNS = Number(process.env['DIFFERENTIAL_RUNS'] ?? 300);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
}, 60_000);
afterAll(() => sandbox.close());

test('random plans have the same trace on the virtual clock and in the workflow sandbox', async () => {
  await fc.assert(
    fc.asyncProperty(randomScenario, async (scenario) => {
      expect(await traceOfSandbox(sandbox, scenario)).toEqual(await traceOfRehearsal(scenario));
    }),
    { numRuns: RUNS },
  );
}, 600_000);
