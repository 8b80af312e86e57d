import { expect, test } from 'vitest';
import { QUIET_MS, reconcileRuns } from '../../activities/reconcile-runs.ts';
import { runIdOf } from '../../contracts/ids.ts';
import type { RunContext, RunRecord } from '../../contracts/run.ts';
import { unconfirmedRuns } from '../../ledger/unconfirmed-runs.ts';
import { findRun } from '../../ledger/runs.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, record, started } from '../ledger/a-run.ts';
import { withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const FIRST = 'first-execution';

async function openRun(workflowId: string, records: readonly RunRecord[] = [started(1)]): Promise<RunContext> {
  const run = aRun({ workflowId, runId: runIdOf(workflowId, FIRST) });
  await writeRecords(world.db, run, records, 'provisional');
  return run;
}
function sweep(): Promise<number> {
  world.clock.at = Date.now() + QUIET_MS + 1_000;
  return world.run(() => reconcileRuns(world.dependencies)(), undefined);
}
const outcomeOf = async (run: RunContext) => {
  const row = await findRun(world.db, [run.tenant], run.runId);
  return [row?.outcome, row?.endedOutside];
};
const know = (workflowId: string, status: string, firstExecutionRunId = FIRST) =>
  world.runs.known.set(workflowId, { isOpen: status === 'RUNNING', status, firstExecutionRunId, cause: undefined });

test('a run that ended outside is marked so with the reason, one that goes on is not', async () => {
  const terminated = await openRun('t-a/x/1');
  const unknown = await openRun('t-a/x/2');
  const replaced = await openRun('t-a/x/3');
  const open = await openRun('t-a/x/4');
  know('t-a/x/1', 'TERMINATED');
  know('t-a/x/3', 'COMPLETED', 'another-chain');
  know('t-a/x/4', 'RUNNING');
  expect(await sweep()).toBe(3);
  expect(await outcomeOf(terminated)).toEqual(['ended-outside', 'Temporal says terminated']);
  expect(await outcomeOf(unknown)).toEqual(['ended-outside', 'Temporal does not know the run any more']);
  expect(await outcomeOf(replaced)).toEqual(['ended-outside', 'A later run of the same key has begun']);
  expect(await outcomeOf(open)).toEqual([null, null]);
});

test('a run whose last record is young is left alone', async () => {
  const run = await openRun('t-a/y/1');
  know('t-a/y/1', 'TERMINATED');
  world.clock.at = Date.parse(started(1).at) + QUIET_MS;
  await world.run(() => reconcileRuns(world.dependencies)(), undefined);
  expect(await outcomeOf(run)).toEqual([null, null]);
});

test('an end that a local activity wrote is confirmed once its workflow is closed', async () => {
  const ended = record(2, { type: 'run-ended', outcome: 'succeeded', outputs: {} });
  const run = await openRun('t-a/z/1', [started(1), ended]);
  know('t-a/z/1', 'RUNNING');
  const confirmed = async () => (await findRun(world.db, [run.tenant], run.runId))?.confirmedThrough;
  await sweep();
  expect(await confirmed()).toBeLessThan(2);
  world.runs.end('t-a/z/1');
  await sweep();
  expect(await confirmed()).toBe(2);
  expect(await outcomeOf(run)).toEqual(['succeeded', null]);
  const later = new Date(world.clock.at + 1_000).toISOString();
  expect(await unconfirmedRuns(world.db, { olderThan: later })).toEqual([]);
});
