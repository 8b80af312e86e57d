import { runIdOf } from '../contracts/ids.ts';
import { utcTime } from '../contracts/time.ts';
import { confirmRecords, markEndedOutside, openRuns, type OpenRun } from '../ledger/reconcile.ts';
import { unconfirmedRuns } from '../ledger/unconfirmed-runs.ts';
import type { ActivityDependencies } from './dependencies.ts';
import type { KnownWorkflow } from './run-starter.ts';
import { withHeartbeat } from './with-heartbeat.ts';

/** Runs whose last record is younger than this are left alone: their next one may be on its way. */
export const QUIET_MS = 20_000;
/** Open runs looked at in one turn. */
const RUNS_MAX = 10_000;

/**
 * Ends in the ledger what has ended in Temporal without running code: terminated, timed out, reset away, failed. One
 * list of the open workflows spares asking for each; only what is not in it is asked for by its id.
 */
export function reconcileRuns(dependencies: ActivityDependencies) {
  return (): Promise<number> =>
    withHeartbeat(async () => {
      const { db, now, runs } = dependencies;
      const page = { olderThan: utcTime(now() - QUIET_MS), limit: RUNS_MAX };
      const [candidates, unconfirmed] = [await openRuns(db, page), await unconfirmedRuns(db, page)];
      if (candidates.length + unconfirmed.length === 0) return 0;
      const open = await runs.listOpen();
      const closed = ({ workflowId }: OpenRun): boolean => !open.has(workflowId);
      let ended = 0;
      for (const run of candidates.filter(closed)) if (await endIfOver(dependencies, run)) ended += 1;
      // Their workflow is closed, so no local activity of it can run again down another path.
      for (const { tenant, runId } of unconfirmed.filter(closed)) await confirmRecords(db, tenant, runId);
      return ended;
    });
}

async function endIfOver({ db, runs, log }: ActivityDependencies, run: OpenRun): Promise<boolean> {
  const reason = whyOver(run, await runs.find(run.workflowId));
  if (reason === undefined) return false;
  const isNew = await markEndedOutside(db, run.tenant, run.runId, reason);
  if (isNew) log.warn({ tenant: run.tenant, run: run.runId, reason }, 'run-ended-outside');
  return isNew;
}

/** Undefined: the run goes on. */
function whyOver(run: OpenRun, known: KnownWorkflow | undefined): string | undefined {
  if (known === undefined) return 'Temporal does not know the run any more';
  if (runIdOf(run.workflowId, known.firstExecutionRunId) !== run.runId) return 'A later run of the same key has begun';
  if (known.isOpen) return undefined;
  return `Temporal says ${known.status.toLowerCase().replaceAll('_', ' ')}`;
}
