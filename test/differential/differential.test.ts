import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VirtualEffects } from '../../rehearsal/virtual-effects.ts';
import { comparable, traceOfRehearsal, traceOfSandbox, type Scenario } from './compare.ts';
import { plant } from './plant.ts';
import { laterRunsOf } from './random-later.ts';
import { randomScenario } from './random-scenario.ts';
import { Sandbox } from './sandbox.ts';
import { whatHappened } from './what-happened.ts';

/** Random plans a run; more of them by hand: DIFFERENTIAL_RUNS=5000. */
const RUNS = Number(process.env['DIFFERENTIAL_RUNS'] ?? 450);

/** Things that random plans have to have done, or the comparison has seen nothing. */
const SOMETIMES = [
  'approval closed by quorum',
  'approval closed by refused',
  'approval closed by expired',
  'approval closed by cancelled',
  'decision-refused',
  'cancel-requested',
  'run-paused',
  'run-resumed',
  'step-timeout',
  'forEach succeeded',
  'repeat succeeded',
  'escalation ended by acknowledged',
  'escalation ended by unanswered',
  'clock warned',
  'clock breached',
  'clock stopped',
  'run ended by run-deadline',
  'race succeeded',
  'parallel failed',
  'run ended by run-time-exceeded',
  'moved on',
  'task succeeded',
  'task-overdue',
  'call succeeded',
  'call failed',
  'undo succeeded',
  'undo failed',
  'undone later: begun',
  'undone later: ended by who takes back first',
  'undone later: undone',
  'undone later: kept',
  'undone later: cancelled',
];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
}, 60_000);
afterAll(() => sandbox.close());

test(
  'random plans have the same trace on the virtual clock and in the workflow sandbox',
  async () => {
    const happened = new Set<string>();
    await fc.assert(
      fc.asyncProperty(randomScenario, async (scenario) => {
        for (const one of [scenario, ...(await laterRunsOf(scenario))]) {
          const rehearsed = await traceOfRehearsal(one);
          for (const what of whatHappened(rehearsed)) happened.add(what);
          const [inSandbox, onClock] = comparable(await traceOfSandbox(sandbox, one), rehearsed);
          expect(inSandbox).toEqual(onClock);
        }
      }),
      { numRuns: RUNS },
    );
    expect(SOMETIMES.filter((what) => !happened.has(what))).toEqual([]);
  },
  Math.max(600_000, RUNS * 1_000),
);

describe('a defect planted in an adapter turns the comparison red', () => {
  const differs = async (inSandbox: Sandbox): Promise<boolean> => {
    const found = await fc.check(
      fc.asyncProperty(randomScenario, (scenario) => agrees(inSandbox, scenario)),
      { numRuns: 200, endOnFailure: true, seed: 7 },
    );
    return found.failed;
  };

  test.each([
    ['waits five seconds too long', 'Math.ceil(deadline - Date.now())', 'Math.ceil(deadline - Date.now() + 5000)'],
    ['takes every deadline for a met condition', "return 'deadline'", "return 'met'"],
    ['asks effects that change the world to stop', 'if (!hints.cancellable)', 'if (false)'],
    ['does not hear that it has to move on', "'move-on'", "'move-away'"],
    ['forgets the journal when it moves on', 'journal: end.journal', 'journal: undefined'],
  ])(
    'Temporal’s side %s',
    async (_what, from, to) => {
      const broken = await Sandbox.open((code) => plant(code, from, to));
      expect(await differs(broken)).toBe(true);
    },
    120_000,
  );

  test('the rehearsal’s side waits five seconds too long', async () => {
    const { until } = VirtualEffects.prototype;
    VirtualEffects.prototype.until = function (condition, deadline) {
      return until.call(this, condition, deadline === null ? null : deadline + 5_000);
    };
    try {
      expect(await differs(sandbox)).toBe(true);
    } finally {
      VirtualEffects.prototype.until = until;
    }
  }, 120_000);
});

async function agrees(inSandbox: Sandbox, scenario: Scenario): Promise<boolean> {
  try {
    const [seen, wanted] = comparable(await traceOfSandbox(inSandbox, scenario), await traceOfRehearsal(scenario));
    expect(seen).toEqual(wanted);
    return true;
  } catch {
    return false;
  }
}
