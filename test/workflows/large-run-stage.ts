import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll } from 'vitest';
import type { Effect, EffectAnswer, RunActivities } from '../../contracts/activities.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { Json } from '../../contracts/json.ts';
import { createPayloadCodec } from '../../ledger/payload-codec.ts';
import type { Scenario } from '../differential/compare.ts';
import { argumentsOf } from '../differential/compare.ts';
import { workflowBundle } from './bundle.ts';
import type { TestTemporal } from './with-temporal.ts';
import { answeredBy } from './answered-by.ts';

const TASK_QUEUE = 'large';
const ANSWERS: Readonly<Partial<Record<Effect['kind'], Json>>> = { action: { done: true } };

/** Runs on a worker of the product, with its store of payloads and with activities that answer at once. */
export interface LargeRuns {
  /** All effects that the worker was asked for, by run. */
  effectsOf(workflowId: string): readonly Effect[];
  start(workflowId: string, scenario: Pick<Scenario, 'plan' | 'start'>): Promise<LargeRun>;
}

/** A run that was started. */
export interface LargeRun {
  signal(name: string, ...args: readonly unknown[]): Promise<void>;
  outcome(): Promise<string>;
  /** Its outcome, and what the server has of each of its executions. */
  ended(): Promise<{ readonly outcome: string; readonly executions: readonly Execution[] }>;
}

/** What the server keeps of one execution. */
export interface Execution {
  readonly events: number;
  /** Of its largest payload, as it is stored. */
  readonly payloadBytes: number;
}

/** Starts the worker before the tests of a file and stops it after them. */
export function withLargeRuns(temporal: TestTemporal): LargeRuns {
  const effects = new Map<string, Effect[]>();
  let client: Client | undefined;
  let stop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'watchbill-large-'));
    const dataConverter = { payloadCodecs: [createPayloadCodec(folder)] };
    const native = await NativeConnection.connect({ address: temporal.server.address });
    client = new Client({ connection: temporal.client.connection, dataConverter });
    const worker = await Worker.create({
      connection: native,
      taskQueue: TASK_QUEUE,
      dataConverter,
      workflowBundle: await workflowBundle(),
      activities: activitiesOf(effects),
    });
    const running = worker.run();
    stop = async () => {
      worker.shutdown();
      await running;
      await native.close();
      await rm(folder, { recursive: true, force: true });
    };
  });
  afterAll(() => stop?.());
  return {
    effectsOf: (workflowId) => effects.get(workflowId) ?? [],
    start: async (workflowId, scenario) => {
      invariant(client !== undefined, 'The worker of a test is there only while its tests run');
      const args = argumentsOf({ ...scenario, answers: unasked, script: [] });
      const handle = await client.workflow.start('playbookRun', { args: [args], taskQueue: TASK_QUEUE, workflowId });
      const outcome = async () => ((await handle.result()) as { outcome: string }).outcome; // what a run returns
      return {
        signal: (name, ...given) => handle.signal(name, ...given),
        outcome,
        ended: async () => {
          return {
            outcome: await outcome(),
            executions: await executionsOf(temporal.client, workflowId, handle.firstExecutionRunId),
          };
        },
      };
    },
  };
}

const unasked = (): never => {
  throw new TypeError('On a server activities answer');
};

function activitiesOf(effects: Map<string, Effect[]>): RunActivities {
  const answer = (effect: Effect): Promise<EffectAnswer> => {
    const { workflowId } = effect.run;
    const seen = effects.get(workflowId) ?? [];
    seen.push(effect);
    effects.set(workflowId, seen);
    const output =
      effect.kind === 'claim'
        ? { claimed: true, others: (effect.others ?? []).map(() => true) }
        : (ANSWERS[effect.kind] ?? {});
    return Promise.resolve({ recorded: true, status: 'succeeded', output });
  };
  return answeredBy(answer);
}

/** The histories of a chain, read without the store of payloads: as the server has them. */
async function executionsOf(client: Client, workflowId: string, first: string): Promise<readonly Execution[]> {
  const executions: Execution[] = [];
  for (let runId: string | null | undefined = first; runId;) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    executions.push({ events: events?.length ?? 0, payloadBytes: largestPayload(events) });
    runId = events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return executions;
}

/** Bytes of the longest data anywhere in a history. */
function largestPayload(value: unknown): number {
  if (value instanceof Uint8Array) return value.length;
  if (value === null || typeof value !== 'object') return 0;
  let largest = 0;
  for (const member of Object.values(value)) largest = Math.max(largest, largestPayload(member));
  return largest;
}
