import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTemporalRuns } from '../../api/temporal-runs.ts';
import type { EffectAnswer, RunActivities } from '../../contracts/activities.ts';
import { workflowBundle } from '../workflows/bundle.ts';
import { withTemporal } from '../workflows/with-temporal.ts';
import { comparable, rehearsalOf } from './compare.ts';
import { plant } from './plant.ts';
import { activitiesOf, ServerRun, type Delays } from './server-run.ts';
import { MOVING_ON, randomServerScenarios, shippedServerScenarios, type NamedScenario } from './server-scenarios.ts';
import { DELAY_MS_MAX } from './steady.ts';
import { timelessTraceOf, type TimelessTrace } from './timeless.ts';

/*
 * The same scenarios on the virtual clock and on a real Temporal server, with real timers, updates and signals. By
 * nature different, and therefore not compared: moments, the order of what is due at the same moment, how often Temporal
 * repeats a local call, and calls that are withdrawn as soon as they are made. All runs are on the server at once, because they wait more than they work.
 */

/** Random plans a run, which take about a minute; more of them by hand: DIFFERENTIAL_SERVER_RUNS=100. */
const RUNS = Number(process.env['DIFFERENTIAL_SERVER_RUNS'] ?? 20);
/** A failure says which seed it had; DIFFERENTIAL_SERVER_SEED runs the same plans again. */
const SEED = Number(process.env['DIFFERENTIAL_SERVER_SEED'] ?? Date.now() % 2 ** 31);
/** A run that differs after the machine kept it waiting longer than its plan can bear says nothing and is made again. */
const TRIES = 5;
/** To find plans that stay the same however late things come takes longer than to run them. */
const LIMIT_MS = 400_000 + RUNS * 5_000;

const temporal = withTemporal();
let native: NativeConnection;
let shipped: readonly NamedScenario[];
let random: readonly NamedScenario[];
beforeAll(async () => {
  native = await NativeConnection.connect({ address: temporal.server.address });
  await workflowBundle();
  shipped = await shippedServerScenarios();
  random = await randomServerScenarios(SEED, RUNS);
}, LIMIT_MS);
afterAll(() => native.close());

interface Compared {
  readonly seen: TimelessTrace;
  readonly wanted: TimelessTrace;
  readonly delays: Delays;
}

/** A worker of the product's bundle, and what runs on it. */
class Side {
  readonly #runs = new Map<string, ServerRun>();
  readonly #taskQueue: string;
  #count = 0;

  private constructor(taskQueue: string) {
    this.#taskQueue = taskQueue;
  }

  static async with<T>(
    taskQueue: string,
    body: (side: Side) => Promise<T>,
    defect: { activities?(good: RunActivities): RunActivities; change?(code: string): string } = {},
  ): Promise<T> {
    const side = new Side(taskQueue);
    const { code } = await workflowBundle();
    const good = activitiesOf(side.#runs);
    const worker = await Worker.create({
      connection: native,
      taskQueue,
      workflowBundle: { code: defect.change?.(code) ?? code },
      activities: defect.activities?.(good) ?? good,
    });
    return worker.runUntil(body(side));
  }

  async compare({ scenario }: NamedScenario): Promise<Compared> {
    this.#count += 1;
    const workflowId = `t-0/${this.#taskQueue}/${this.#count}`;
    const { client } = temporal;
    const speaker = { client, runs: createTemporalRuns(client, { taskQueue: this.#taskQueue }) };
    const run = await ServerRun.prepare(speaker, scenario, workflowId);
    this.#runs.set(workflowId, run);
    const onServer = await run.play();
    const rehearsed = timelessTraceOf(await rehearsalOf(scenario, workflowId, onServer.runId));
    const [seen, wanted] = comparable(timelessTraceOf(onServer), rehearsed);
    return { seen, wanted, delays: onServer.delays };
  }

  /** Compares; again while the runs differ and were kept waiting for longer than their plan can bear. */
  async compareFairly(one: NamedScenario): Promise<Compared> {
    let compared = await this.compare(one);
    for (let tries = 1; tries < TRIES && differs(compared) && wasKeptWaiting(compared.delays); tries++)
      compared = await this.compare(one);
    return compared;
  }
}

const differs = ({ seen, wanted }: Compared): boolean => !isSame(seen, wanted);

function isSame(seen: TimelessTrace, wanted: TimelessTrace): boolean {
  try {
    expect(seen).toEqual(wanted);
    return true;
  } catch {
    return false;
  }
}

const wasKeptWaiting = ({ answer, timer, message, task }: Delays): boolean =>
  answer + task > DELAY_MS_MAX.answer || timer > DELAY_MS_MAX.timer || message + task > DELAY_MS_MAX.message;

test.concurrent(
  'random plans and the shipped playbooks have the same trace on the virtual clock and on a server',
  async ({ expect }) => {
    const playbooks = shipped.map(({ name }) => name.split('/')[0]);
    expect(playbooks).toEqual(
      expect.arrayContaining(['malicious-mail', 'report-secure-score', 'update-escalation-tickets']),
    );
    const all = [MOVING_ON, ...shipped, ...random];
    await Side.with('differential', async (side) => {
      const compared = await Promise.all(all.map(async (one) => ({ ...one, ...(await side.compareFairly(one)) })));
      for (const { name, scenario, seen, wanted, delays } of compared)
        expect.soft(seen, because(name, scenario.plan, delays)).toEqual(wanted);
    });
  },
  LIMIT_MS,
);

const because = (name: string, plan: object, delays: Delays): string =>
  `${name} of DIFFERENTIAL_SERVER_SEED=${SEED} DIFFERENTIAL_SERVER_RUNS=${RUNS}, late by ${JSON.stringify(delays)} ms: ${JSON.stringify(plan)}`;

describe.concurrent('a defect planted on the server’s side turns the comparison red', () => {
  test(
    'its upstream answers otherwise than the scenario says',
    async () => {
      const refusal: EffectAnswer = {
        recorded: true,
        status: 'failed',
        failure: { code: 'not-found', message: 'Planted' },
      };
      const activities = (good: RunActivities): RunActivities => ({
        ...good,
        performAction: async (effect) => ({ ...(await good.performAction(effect)), ...refusal }),
      });
      const recorded = shipped.find(({ name }) => name === 'malicious-mail/recorded');
      if (recorded === undefined) throw new TypeError('No such case');
      const compared = await Side.with('lying', (side) => side.compare(recorded), { activities });
      expect(differs(compared)).toBe(true);
    },
    LIMIT_MS,
  );

  test.each([
    ['does not hear that it has to move on', 'deaf', "'move-on'", "'move-away'"],
    ['forgets the journal when it moves on', 'forgetful', 'journal: end.journal', 'journal: undefined'],
  ])(
    'its workflow %s',
    async (_what, taskQueue, from, to) => {
      const change = (code: string): string => plant(code, from, to);
      const compared = await Side.with(taskQueue, (side) => side.compare(MOVING_ON), { change });
      expect(differs(compared)).toBe(true);
    },
    LIMIT_MS,
  );
});
