import type { RunId, TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { RunContext } from '../contracts/run.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/** A run that the ledger believes to be open. */
export interface OpenRun extends RunContext {
  readonly startedAt: UtcTime;
  readonly lastRecordAt: UtcTime;
}

/** Which open runs. */
export interface OpenRunsPage {
  /** Only runs whose last record was written before this moment. @default all */
  readonly olderThan?: UtcTime;
  /** Oldest last record first. @default 1,000 */
  readonly limit?: number;
}

/** Open runs of all tenants, for the comparison with Temporal. */
export async function openRuns(db: LedgerDatabase, page: OpenRunsPage = {}): Promise<readonly OpenRun[]> {
  throw new InvariantViolation(`${typeof db}${page.limit}`);
}

/**
 * Ends a run that ended without running code, as `ended-outside` with the reason; confirms its records, closes its
 * steps and approvals. False if the run has ended already or is unknown. Its own `run-ended`, should it come later, wins.
 */
export async function markEndedOutside(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
  reason: string,
): Promise<boolean> {
  throw new InvariantViolation(`${typeof db}${tenant}${runId}${reason}`);
}

/** Confirms all records of a run that is known to be closed. */
export async function confirmRecords(db: LedgerDatabase, tenant: TenantId, runId: RunId): Promise<void> {
  throw new InvariantViolation(`${typeof db}${tenant}${runId}`);
}
