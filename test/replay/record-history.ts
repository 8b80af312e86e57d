// `npm run history:record -- <scenario|all>`: runs scenarios on a Temporal server of their own and stores what the
// server wrote down. Stored histories prove that runs begun by an older Watchbill go on; see README.md before you
// replace one.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection, type WorkflowExecutionDescription } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { temporal } from '@temporalio/proto';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { format, resolveConfig } from 'prettier';
import type { Effect, EffectAnswer, IntakeReport } from '../../contracts/activities.ts';
import { runIdOf } from '../../contracts/ids.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { RunArguments } from '../../contracts/run.ts';
import type { RunResult } from '../../workflows/playbook-run.ts';
import { bundleWorkflows } from '../../worker/workflow-bundle.ts';
import { startTemporalServer } from '../workflows/temporal-server.ts';
import type { Scenario } from './scenario.ts';
import { MOVING, SCENARIOS } from './scenarios.ts';
import { Stage } from './stage.ts';
import { HISTORIES, JOURNALS, type StoredJournal } from './stored.ts';
import { answeredBy } from '../workflows/answered-by.ts';

type History = temporal.api.history.v1.IHistory;

const TASK_QUEUE = 'recorded';
/** Instead of the name of the process and the machine. */
const IDENTITY = 'recorder';
const ROOT = join(import.meta.dirname, '..', '..');

const wanted = process.argv.slice(2);
const chosen = SCENARIOS.filter(({ name }) => wanted.includes('all') || wanted.includes(name));
const strange = wanted.filter((name) => name !== 'all' && !SCENARIOS.some((scenario) => scenario.name === name));
if (chosen.length === 0 || strange.length > 0) {
  console.error(`Cannot record ${strange.join(', ') || 'nothing'}: name scenarios of these, or all`);
  console.error(SCENARIOS.map(({ name }) => `  ${name}`).join('\n'));
  process.exitCode = 2;
} else {
  await recordAll(chosen);
}

async function recordAll(scenarios: readonly Scenario[]): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const folder = await mkdtemp(join(tmpdir(), 'watchbill-record-'));
  const server = await startTemporalServer(folder);
  const client = new Client({
    connection: await Connection.connect({ address: server.address }),
    identity: IDENTITY,
  });
  const connection = await NativeConnection.connect({ address: server.address });
  const stages = new Map(
    scenarios.map((scenario) => [workflowIdOf(scenario), new Stage(client, workflowIdOf(scenario), scenario)]),
  );
  const worker = await Worker.create({
    connection,
    identity: IDENTITY,
    taskQueue: TASK_QUEUE,
    workflowBundle: { code: await bundleWorkflows() },
    activities: activitiesOf(stages),
  });
  try {
    await worker.runUntil(async () => {
      // One after the other: a busy server would answer later than the deadlines of the scenarios.
      for (const scenario of scenarios) await record(client, scenario, stages.get(workflowIdOf(scenario)));
    });
  } finally {
    await client.connection.close();
    await connection.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function workflowIdOf({ name }: Scenario): string {
  return `t-0/recorded/${name}`;
}

function activitiesOf(stages: ReadonlyMap<string, Stage>): object {
  const answer = (effect: Effect): Promise<EffectAnswer> => {
    const stage = stages.get(effect.run.workflowId);
    invariant(stage !== undefined, `No scenario has the workflow ${effect.run.workflowId}`);
    return stage.answer(effect);
  };
  let turns = 0;
  const report: IntakeReport = { seen: 2, duplicates: 0, handedOver: 1, unmatched: 1, more: false, cursor: null };
  return {
    ...answeredBy(answer),
    pollFeed: () => {
      turns += 1;
      if (turns === 2) return Promise.reject(new RangeError('The feed does not answer'));
      return Promise.resolve({ ...report, more: turns === 1 });
    },
    startSlot: () => Promise.resolve({ end: 'started', workflowId: 't-0/daily/1' }),
    reconcileRuns: () => Promise.resolve(1),
    releaseInbox: () => Promise.reject(new RangeError('The ledger does not answer')),
  };
}

async function record(client: Client, scenario: Scenario, stage: Stage | undefined): Promise<void> {
  invariant(stage !== undefined, 'Each scenario has a stage');
  const workflowId = await start(client, scenario);
  const first = await client.workflow.getHandle(workflowId).describe();
  // A schedule adds the moment to the id.
  await scenario.play(workflowId === stage.workflowId ? stage : new Stage(client, workflowId, scenario));
  const histories = await historiesOf(client, first);
  for (const [index, history] of histories.entries()) {
    const name = histories.length === 1 ? scenario.name : `${scenario.name}-${index + 1}`;
    await writeFile(join(HISTORIES, `${name}.json`), textOf(history));
    console.log(`${name}: ${history.events?.length ?? 0} events`);
  }
  if (MOVING.includes(scenario)) await writeJournal(scenario, stage, histories);
}

async function start(client: Client, scenario: Scenario): Promise<string> {
  const workflowId = workflowIdOf(scenario);
  const options = { taskQueue: TASK_QUEUE, workflowId, args: [...scenario.args] };
  if (scenario.isScheduled !== true) {
    await client.workflow.start(scenario.workflow, options);
    return workflowId;
  }
  const schedule = await client.schedule.create({
    scheduleId: scenario.name,
    spec: {},
    action: { type: 'startWorkflow', workflowType: scenario.workflow, ...options },
  });
  await schedule.trigger();
  for (;;) {
    const [action] = (await schedule.describe()).info.recentActions;
    if (action?.action.type === 'startWorkflow') return action.action.workflow.workflowId;
  }
}

/** The histories of a chain of executions, in order. */
async function historiesOf(client: Client, first: WorkflowExecutionDescription): Promise<readonly History[]> {
  const histories: History[] = [];
  for (let runId = first.runId; runId !== '';) {
    const history: History = await client.workflow.getHandle(first.workflowId, runId).fetchHistory();
    histories.push(history);
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? '';
  }
  return histories;
}

/** One event a line. Stack traces lose the folder of the machine. */
function textOf(history: History): string {
  const { events } = JSON.parse(historyToJSON(history)) as { readonly events: readonly unknown[] };
  const lines = events.map((event) => JSON.stringify(event).replaceAll(ROOT, '.')).join(',\n');
  return `{"events":[\n${lines}\n]}\n`;
}

async function writeJournal(scenario: Scenario, stage: Stage, histories: readonly History[]): Promise<void> {
  const [begun] = histories[1]?.events ?? [];
  const started = begun?.workflowExecutionStartedEventAttributes;
  const [payload] = started?.input?.payloads ?? [];
  invariant(payload !== undefined && begun?.eventTime, `${scenario.name} has not moved on`);
  const args = defaultPayloadConverter.fromPayload<RunArguments>(payload);
  const startedAt = Number(begun.eventTime.seconds) * 1_000 + Math.floor((begun.eventTime.nanos ?? 0) / 1_000_000);
  const { outcome } = (await stage.handle.result()) as RunResult;
  const { workflowId } = stage;
  const journal: StoredJournal = {
    startedAt: new Date(startedAt).toISOString(),
    context: {
      tenant: args.tenant.id,
      runId: runIdOf(workflowId, started?.firstExecutionRunId ?? ''),
      workflowId,
      playbook: args.plan.playbook,
      planSha256: args.plan.sha256,
    },
    arguments: args,
    answers: scenario.answers,
    script: stage.said
      .filter(({ at }) => at >= startedAt)
      .map(({ at, message }) => ({ afterMs: at - startedAt, message })),
    outcome,
    settled: stage.settled(),
  };
  const file = join(JOURNALS, `${scenario.name}.json`);
  await mkdir(JOURNALS, { recursive: true });
  await writeFile(file, await format(JSON.stringify(journal), { ...(await resolveConfig(file)), filepath: file }));
}
