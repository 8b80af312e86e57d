import { CompiledQuery, type Transaction } from 'kysely';
import type { RunId, TenantId } from '../../contracts/ids.ts';
import type { RunContext, RunRecord } from '../../contracts/run.ts';
import type { LedgerDatabase } from '../database.ts';
import type { Schema } from '../schema/schema.ts';
import { projectRecords } from './project-records.ts';
import { writeStatement } from './statement.ts';

/** Derives run, steps and decisions anew from the records of a run, and removes what stands behind its end. */
export async function rebuildRun(db: LedgerDatabase, run: RunContext): Promise<void> {
  await db.kysely.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('runs')
      .select(['endedOutside', 'confirmedThrough', 'endedAt'])
      .where('tenant', '=', run.tenant)
      .where('runId', '=', run.runId)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return;
    await removeBehindEnd(transaction, run, row.confirmedThrough);
    await forget(transaction, run, row.endedOutside !== null);
    const records = await readRecords(transaction, run);
    if (records.length === 0) return;
    const { text, values } = writeStatement(run, records, projectRecords(records), 'provisional');
    await transaction.executeQuery(CompiledQuery.raw(text, values));
    if (row.endedOutside !== null) await closeLeftovers(transaction, run.tenant, run.runId);
  });
}

/** Ends steps and approvals of a run that can end nothing itself any more. */
export async function closeLeftovers(transaction: Transaction<Schema>, tenant: TenantId, runId: RunId): Promise<void> {
  const now = new Date().toISOString();
  await transaction
    .updateTable('steps')
    .set({ status: 'cancelled', endedAt: now, waitingReason: null, waitingUntil: null })
    .where('tenant', '=', tenant)
    .where('runId', '=', runId)
    .where('status', 'in', ['pending', 'running', 'waiting'])
    .execute();
  await transaction
    .updateTable('approvals')
    .set({ state: 'cancelled', closedAt: now })
    .where('tenant', '=', tenant)
    .where('runId', '=', runId)
    .where('state', '=', 'open')
    .execute();
}

async function removeBehindEnd(
  transaction: Transaction<Schema>,
  run: RunContext,
  confirmedThrough: number,
): Promise<void> {
  const end = await transaction
    .selectFrom('records')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('tenant', '=', run.tenant)
    .where('runId', '=', run.runId)
    .where('type', '=', 'run-ended')
    .where('seq', '<=', confirmedThrough)
    .executeTakeFirst();
  if (end === undefined || end.seq === null) return;
  await transaction
    .deleteFrom('records')
    .where('tenant', '=', run.tenant)
    .where('runId', '=', run.runId)
    .where('seq', '>', Math.max(end.seq, confirmedThrough))
    .execute();
}

async function forget(transaction: Transaction<Schema>, run: RunContext, endedOutside: boolean): Promise<void> {
  for (const table of ['steps', 'decisions', 'tasks'] as const) {
    await transaction.deleteFrom(table).where('tenant', '=', run.tenant).where('runId', '=', run.runId).execute();
  }
  await transaction
    .updateTable('approvals')
    .set({ state: 'open', closedAt: null })
    .where('tenant', '=', run.tenant)
    .where('runId', '=', run.runId)
    .execute();
  await transaction
    .updateTable('runs')
    .set({ lastSeq: 0, outputs: null, failure: null, ...(endedOutside ? {} : { outcome: null, endedAt: null }) })
    .where('tenant', '=', run.tenant)
    .where('runId', '=', run.runId)
    .execute();
}

async function readRecords(transaction: Transaction<Schema>, run: RunContext): Promise<readonly RunRecord[]> {
  return transaction
    .selectFrom('records')
    .select(['seq', 'at', 'event'])
    .where('tenant', '=', run.tenant)
    .where('runId', '=', run.runId)
    .orderBy('seq')
    .execute();
}
