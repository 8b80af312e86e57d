import { readFileSync } from 'node:fs';
import type { Client } from '@temporalio/client';
import { Worker, type ReplayWorkerOptions } from '@temporalio/worker';
import { invariant } from '../../contracts/invariant.ts';
import { createPayloadCodec } from '../../ledger/payload-codec.ts';
import { createRunStarter } from '../../worker/temporal-run-starter.ts';
import { type Estate, type LazyEstate, PRODUCT_BUNDLE } from '../estate/estate.ts';
import { callsPlaybook } from '../estate/playbooks.ts';
import { toStart } from '../estate/sides.ts';
import { alternate, ratios } from '../measure.ts';
import { row, type Row } from '../row.ts';

const STEPS = 500;
const ALTERNATIONS = 5;
/** Replays that are timed in one alternation, after one that warms up. */
const REPLAYS = 2;

/** What `fetchHistory` gives. */
type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;

/** Replay of 500 steps against the same by hand. The histories are made first; a run moves on once on its way. */
export async function benchReplay(lazy: LazyEstate): Promise<readonly Row[]> {
  const estate = await lazy.get();
  const recorded = { playbook: await recordPlaybook(estate), byHand: await recordByHand(estate) };
  const options = {
    playbook: {
      workflowBundle: { code: readFileSync(PRODUCT_BUNDLE, 'utf8') },
      dataConverter: { payloadCodecs: [createPayloadCodec(estate.blobFolder)] },
    },
    byHand: { workflowBundle: { code: readFileSync(estate.byHandBundle, 'utf8') } },
  };
  const { playbook, byHand } = await alternate(
    {
      playbook: () => replay(options.playbook, recorded.playbook),
      byHand: () => replay(options.byHand, recorded.byHand),
    },
    ALTERNATIONS,
  );
  const events = (histories: readonly History[]) =>
    histories.reduce((sum, { events }) => sum + (events?.length ?? 0), 0);
  return [
    row('replay.rate', ratios(playbook, byHand), '× by hand', { least: 0.9 }),
    row('replay.playbook.rate', playbook, 'steps/s'),
    row('replay.by-hand.rate', byHand, 'steps/s'),
    row('replay.playbook.events', [events(recorded.playbook)], 'events'),
    row('replay.by-hand.events', [events(recorded.byHand)], 'events'),
  ];
}

/** Steps per second, the start of the replaying worker left out. */
async function replay(options: ReplayWorkerOptions, recorded: readonly History[]): Promise<number> {
  const histories = Array.from({ length: REPLAYS + 1 }, () => recorded)
    .flat()
    .map((history, at) => ({ workflowId: `replay-${at}`, history }));
  let replayed = 0;
  let startedAt = 0;
  for await (const { error } of Worker.runReplayHistories(options, histories)) {
    invariant(error === undefined, `A history does not replay: ${error?.message}`);
    replayed += 1;
    if (replayed === recorded.length) startedAt = performance.now();
  }
  return (REPLAYS * STEPS * 1_000) / (performance.now() - startedAt);
}

async function recordPlaybook({ client, playbooks }: Estate): Promise<readonly History[]> {
  const run = toStart(callsPlaybook('bench.read', STEPS));
  await createRunStarter(client, playbooks.taskQueue).start(run);
  await client.workflow.getHandle(run.workflowId).result();
  return recordChain(client, run.workflowId);
}

async function recordByHand({ plainClient, byHand }: Estate): Promise<readonly History[]> {
  const workflowId = `replayed-${process.pid}`;
  await plainClient.workflow.execute('calls', { taskQueue: byHand.taskQueue, workflowId, args: [STEPS] });
  return recordChain(plainClient, workflowId);
}

/** Histories of all executions of a chain, the first one first. */
async function recordChain(client: Client, workflowId: string): Promise<readonly History[]> {
  const latest = await client.workflow.getHandle(workflowId).describe();
  const histories: History[] = [];
  let runId: string | null | undefined = latest.raw.workflowExecutionInfo?.firstRunId;
  while (runId !== undefined && runId !== null && runId !== '') {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push(history);
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return histories;
}
