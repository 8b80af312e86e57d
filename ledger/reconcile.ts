import type { RunId, TenantId } from '../contracts/ids.ts';
import type { RunContext } from '../contracts/run.ts';
import type { UtcTime } from '../contracts/time.ts';
import { appendAuditWithin } from './audit.ts';
import type { LedgerDatabase } from './database.ts';
import { closeLeftovers } from './write-records/rebuild-run.ts';

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
  let query = db.kysely
    .selectFrom('runs')
    .select(['tenant', 'runId', 'workflowId', 'playbook', 'planSha256', 'startedAt', 'lastRecordAt'])
    .where('outcome', 'is', null)
    .orderBy('lastRecordAt')
    .limit(page.limit ?? OPEN_MAX);
  if (page.olderThan !== undefined) query = query.where('lastRecordAt', '<', page.olderThan);
  return query.execute();
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
  return db.kysely.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('runs')
      .set(({ ref }) => ({
        outcome: 'ended-outside',
        endedOutside: reason,
        endedAt: new Date().toISOString(),
        confirmedThrough: ref('lastSeq'),
        chainDirty: true,
      }))
      .where('tenant', '=', tenant)
      .where('runId', '=', runId)
      .where('outcome', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await closeLeftovers(transaction, tenant, runId);
    await appendAuditWithin(transaction, tenant, {
      kind: 'run-ended-outside',
      actor: 'watchbill',
      subject: runId,
      body: { reason },
    });
    return true;
  });
}

/** Confirms all records of a run that is known to be closed. */
export async function confirmRecords(db: LedgerDatabase, tenant: TenantId, runId: RunId): Promise<void> {
  await db.kysely
    .updateTable('runs')
    .set(({ ref }) => ({ confirmedThrough: ref('lastSeq'), chainDirty: true }))
    .where('tenant', '=', tenant)
    .where('runId', '=', runId)
    .whereRef('confirmedThrough', '<', 'lastSeq')
    .execute();
}

const OPEN_MAX = 1_000;
