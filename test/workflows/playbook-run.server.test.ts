import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  Client as TemporalClient,
  Connection,
  WorkflowFailedError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionEffect, Effect, EffectAnswer, RunActivities } from '../../contracts/activities.ts';
import type { PersonId, PlaybookName, StepPath, TenantId } from '../../contracts/ids.ts';
import { invariant } from '../../contracts/invariant.ts';
import { digest, type Json } from '../../contracts/json.ts';
import { deliverUpdate, moveOnSignal, type DecisionMessage } from '../../contracts/messages.ts';
import type { RunArguments } from '../../contracts/run.ts';
import { DEFAULT_BUDGETS } from '../../language/plan/budgets.ts';
import { IR_VERSION, type Plan, type Step } from '../../language/plan/plan.ts';
import { workflowBundle } from './bundle.ts';
import { startTemporalServer, type TemporalServer } from './temporal-server.ts';

const TASK_QUEUE = 'runs';

let folder: string;
let server: TemporalServer;
let client: Client;
let native: NativeConnection;
let worker: Worker;
let running: Promise<void>;
const effects: Effect[] = [];
let answer: (effect: ActionEffect) => Promise<EffectAnswer>;

const DONE: EffectAnswer = { recorded: true, status: 'succeeded', output: { ok: true } };
const note = async (effect: Effect, output: Json): Promise<EffectAnswer> => {
  effects.push(effect);
  return { recorded: true, status: 'succeeded', output };
};
const activities: RunActivities = {
  performAction: (effect) => {
    effects.push(effect);
    return answer(effect);
  },
  sendNotification: (effect) => note(effect, { sent: 1, failed: 0 }),
  askForApproval: (effect) => note(effect, { sent: 1, failed: 0 }),
  checkDecision: (effect) => note(effect, { refused: effect.decision.person === 'mallory' ? 'wrong-person' : null }),
  tellOfTask: (effect) => note(effect, { sent: 1, failed: 0 }),
  checkMessage: (effect) => note(effect, { refused: effect.message.person === 'mallory' ? 'wrong-person' : null }),
  lookUp: (effect) => note(effect, {}),
  pagePeople: (effect) => note(effect, { sent: [], failed: [] }),
  claimEvent: (effect) => note(effect, { claimed: true }),
  startChild: (effect) => note(effect, { run: 'r-child' }),
  findChild: (effect) => note(effect, { state: 'ended', run: 'r-child', outcome: 'succeeded', outputs: {} }),
  cancelChild: (effect) => note(effect, {}),
  reportEnd: (effect) => note(effect, {}),
  flushRecords: (effect) => note(effect, null),
};

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  folder = await mkdtemp(join(tmpdir(), 'watchbill-run-'));
  const [started, bundle] = await Promise.all([startTemporalServer(folder), workflowBundle()]);
  server = started;
  native = await NativeConnection.connect({ address: server.address });
  client = new TemporalClient({ connection: await Connection.connect({ address: server.address }) });
  worker = await Worker.create({ connection: native, taskQueue: TASK_QUEUE, workflowBundle: bundle, activities });
  running = worker.run();
});

afterAll(async () => {
  worker.shutdown();
  await running;
  await client.connection.close();
  await native.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('a run on a Temporal server', () => {
  test('ends with its outcome after quick and regular actions', async () => {
    answer = () => Promise.resolve(DONE);
    const handle = await start('actions', [anAction('look', 'ticket.find'), anAction('open', 'ticket.ensure')]);
    expect(await handle.result()).toEqual({ outcome: 'succeeded' });
    const { events } = await handle.fetchHistory();
    const regular = (events ?? []).filter((event) => event.activityTaskScheduledEventAttributes);
    const local = (events ?? []).filter((event) => event.markerRecordedEventAttributes);
    expect(regular).toHaveLength(1);
    expect(local.length).toBeGreaterThanOrEqual(1);
  });

  test('a quick action that is too slow for a local activity runs as a regular one', async () => {
    let calls = 0;
    answer = async () => {
      calls += 1;
      if (calls === 1) await sleep(3_000);
      return DONE;
    };
    const handle = await start('slow', [anAction('look', 'ticket.find')]);
    expect(await handle.result()).toEqual({ outcome: 'succeeded' });
    expect(calls).toBe(2);
  });

  test('an approval is given by update, and a second decision with the same id gets the same answer', async () => {
    const handle = await start('approval', [anApproval()]);
    const ask = await waitForEffect(handle.workflowId, 'ask');
    const decision = aDecision('ada', ask.targetsSha256);
    const first = await handle.executeUpdate(deliverUpdate, { args: [decision], updateId: 'u1' });
    expect(first).toMatchObject({ accepted: true });
    expect(await handle.result()).toEqual({ outcome: 'succeeded' });
  });

  /** Length of the history once the run waits for decisions: its timer is the last thing that it started. */
  async function eventsOnceWaiting(handle: {
    fetchHistory(): Promise<{ events?: unknown[] | null }>;
  }): Promise<number> {
    for (;;) {
      const { events } = await handle.fetchHistory();
      if (JSON.stringify(events ?? []).includes('timerStartedEventAttributes')) return events?.length ?? 0;
      await sleep(50);
    }
  }

  test('a decision about other targets is refused by the validator and leaves no trace in the history', async () => {
    const handle = await start('targets', [anApproval()]);
    await waitForEffect(handle.workflowId, 'ask');
    const before = await eventsOnceWaiting(handle);
    const refused = handle.executeUpdate(deliverUpdate, { args: [aDecision('ada', 'f'.repeat(64))] });
    await expect(refused).rejects.toSatisfy(
      (error) =>
        error instanceof WorkflowUpdateFailedError &&
        error.cause instanceof ApplicationFailure &&
        error.cause.type === 'other-targets',
    );
    expect((await handle.fetchHistory()).events?.length).toBe(before);
    await handle.terminate();
  });

  test('a run moves on and keeps its approval, its id and its answers', async () => {
    const handle = await start('moving', [anApproval()]);
    const ask = await waitForEffect(handle.workflowId, 'ask');
    await handle.signal(moveOnSignal);
    await expect
      .poll(async () => (await handle.describe()).runId, { timeout: 10_000 })
      .not.toBe(handle.firstExecutionRunId);
    const latest = client.workflow.getHandle(handle.workflowId);
    const given = await latest.executeUpdate(deliverUpdate, { args: [aDecision('ada', ask.targetsSha256)] });
    expect(given).toMatchObject({ accepted: true });
    expect(await latest.result()).toEqual({ outcome: 'succeeded' });
    expect(effectsOf(handle.workflowId, 'ask')).toHaveLength(1);
    expect(new Set(effectsOf(handle.workflowId).map(({ run }) => run.runId)).size).toBe(1);
  });

  test('a cancel by a tool of Temporal ends the run as cancelled, with its finally', async () => {
    answer = () => Promise.resolve(DONE);
    const handle = await start('cancelled', [aWait()], { finally: [anAction('tidy', 'ticket.ensure')] });
    await expect.poll(() => effectsOf(handle.workflowId).length, { timeout: 10_000 }).toBeGreaterThan(0);
    await handle.cancel();
    expect(await handle.result()).toEqual({ outcome: 'cancelled' });
    expect(effectsOf(handle.workflowId, 'action')).toHaveLength(1);
  });

  test('a run that starts with a plan of a newer Watchbill fails and is recorded (F37)', async () => {
    const handle = await start('newer', [aWait()], { irVersion: IR_VERSION + 1 });
    expect(await handle.result()).toEqual({ outcome: 'failed' });
    const records = effectsOf(handle.workflowId, 'flush').flatMap((effect) => effect.records);
    expect(records.at(-1)?.event).toMatchObject({ type: 'run-ended', failure: { code: 'plan-unreadable' } });
  });

  test('a mistake of ours fails the workflow loudly', async () => {
    const broken = client.workflow.start('playbookRun', {
      taskQueue: TASK_QUEUE,
      workflowId: 't-test/broken/1',
      args: [{ planBody: { irVersion: IR_VERSION } }],
    });
    await expect((await broken).result()).rejects.toBeInstanceOf(WorkflowFailedError);
  });
});

async function start(name: string, steps: readonly Step[], change: Partial<Plan> = {}) {
  const plan = aPlan(steps, change);
  const args: RunArguments = {
    tenant: { id: 'contoso' as TenantId, title: 'Contoso', values: {} },
    plan: { playbook: plan.name, sha256: digest(plan as unknown as Json) },
    planBody: plan as unknown as Json,
    inputs: {},
    starter: { kind: 'person', person: 'bruno' as PersonId },
    trigger: 0,
  };
  return client.workflow.start('playbookRun', { taskQueue: TASK_QUEUE, workflowId: `t-test/${name}/1`, args: [args] });
}

function aPlan(steps: readonly Step[], change: Partial<Plan>): Plan {
  const locked = { version: 1, repeat: 'safe', targets: [] } as const;
  return {
    irVersion: IR_VERSION,
    language: 'watchbill/v1',
    name: 'trial' as PlaybookName,
    title: 'Trial',
    category: 'response',
    owner: 'csirt',
    inputs: {},
    triggers: [{ kind: 'manual', roles: ['analyst'] }],
    steps,
    onFailure: [],
    finally: [],
    outputs: {},
    actions: {
      'ticket.find': { ...locked, quick: true, impact: 'read' },
      'ticket.ensure': { ...locked, quick: false, impact: 'write', repeat: 'reconciled' },
    },
    budgets: DEFAULT_BUDGETS,
    ...change,
  };
}

function anAction(id: string, action: string): Step {
  return { kind: 'action', id, title: id, keepOutput: false, timeoutMs: 60_000, action, with: {} };
}

function aWait(): Step {
  return { kind: 'wait', id: 'pause', title: 'Pause', keepOutput: false, for: { durationMs: 3_600_000 } };
}

function anApproval(): Step {
  return {
    kind: 'approve',
    id: 'purge_ok',
    title: 'May we purge?',
    keepOutput: true,
    question: { lit: 'May we purge?' },
    show: [],
    by: [{ team: { lit: 'csirt' } }],
    quorum: '1',
    notBy: ['starter'],
    expiresMs: 600_000,
    remindMs: [],
    onExpiry: [],
  };
}

function aDecision(person: string, targetsSha256: string): DecisionMessage {
  return {
    type: 'decision',
    id: 'd1',
    path: 'purge_ok' as StepPath,
    approve: true,
    reason: 'seen',
    person: person as PersonId,
    targetsSha256,
    assertion: 'signed elsewhere',
  };
}

function effectsOf<Kind extends Effect['kind']>(
  workflowId: string,
  kind?: Kind,
): readonly Extract<Effect, { kind: Kind }>[] {
  return effects.filter(
    (effect): effect is Extract<Effect, { kind: Kind }> =>
      effect.run.workflowId === workflowId && (kind === undefined || effect.kind === kind),
  );
}

async function waitForEffect<Kind extends Effect['kind']>(workflowId: string, kind: Kind) {
  await expect.poll(() => effectsOf(workflowId, kind).length, { timeout: 10_000 }).toBeGreaterThan(0);
  const [first] = effectsOf(workflowId, kind);
  invariant(first !== undefined, `No ${kind}`);
  return first;
}
