import { sql } from 'kysely';
import type { PlaybookName, RunId, TenantId } from '../contracts/ids.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { RunOutcome, Starter } from '../contracts/run.ts';
import type { UtcTime } from '../contracts/time.ts';
import { appendAuditWithin } from './audit.ts';
import type { LedgerDatabase } from './database.ts';

/*
 * Each end of a run is looked at until it has been heard: every playbook that wants it has got its run, or there is a
 * reason why not. The row of (run, playbook) makes that happen once, whichever process looks and however often. Only
 * ends whose records are all confirmed count: a provisional one may still turn out otherwise.
 */

/** A run of which the end has not been heard yet. */
export interface UnheardEnd {
  readonly tenant: TenantId;
  readonly runId: RunId;
  readonly playbook: PlaybookName;
  readonly outcome: RunOutcome;
  readonly outputs: JsonObject | null;
  readonly starter: Starter | null;
  readonly startedAt: UtcTime;
  readonly endedAt: UtcTime;
}

/** Ends looked at in one turn, and of one tenant, so that none keeps the others waiting. */
export const ENDS_MAX = 1_000;
export const ENDS_OF_TENANT_MAX = 50;

/** Confirmed ends that have not been heard, of each tenant the oldest. */
export async function unheardEnds(db: LedgerDatabase): Promise<readonly UnheardEnd[]> {
  const { rows } = await sql<UnheardEnd>`
    select tenant, run_id, playbook, outcome, outputs, starter, started_at, ended_at from (
      select *, row_number() over (partition by tenant order by ended_at, run_id) as place from runs
      where outcome is not null and not end_heard and ended_at is not null and confirmed_through >= last_seq
    ) as unheard
    where place <= ${ENDS_OF_TENANT_MAX}
    order by ended_at, run_id
    limit ${ENDS_MAX}`.execute(db.kysely);
  return rows;
}

/** Ends that need not be looked at again. */
export async function markHeard(db: LedgerDatabase, tenant: TenantId, runIds: readonly RunId[]): Promise<void> {
  await db.kysely
    .updateTable('runs')
    .set({ endHeard: true })
    .where('tenant', '=', tenant)
    .where('runId', '=', sql<RunId>`any(${[...runIds]}::text[])`)
    .execute();
}

/** An end and a playbook that wants it. */
export interface EndKey {
  readonly runId: RunId;
  readonly playbook: PlaybookName;
  /** Index among the triggers of the playbook. */
  readonly trigger: number;
}

/** Takes an end for a playbook, for a minute. `done`: it has been settled; `busy`: somebody else has it in hand. */
export async function takeEnd(db: LedgerDatabase, tenant: TenantId, end: EndKey): Promise<'taken' | 'done' | 'busy'> {
  const minute = sql<UtcTime>`now() + interval '1 minute'`;
  const taken = await db.kysely
    .insertInto('runEnds')
    .values({ tenant, ...end, takenUntil: minute })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'runId', 'playbook'])
        .doUpdateSet({ takenUntil: minute })
        .where('runEnds.result', 'is', null)
        .where(sql<boolean>`coalesce(run_ends.taken_until < now(), true)`),
    )
    .returning('trigger')
    .executeTakeFirst();
  if (taken !== undefined) return 'taken';
  const { result } = await db.kysely
    .selectFrom('runEnds')
    .select('result')
    .where('tenant', '=', tenant)
    .where('runId', '=', end.runId)
    .where('playbook', '=', end.playbook)
    .executeTakeFirstOrThrow();
  return result === null ? 'busy' : 'done';
}

/** What became of an end. */
export type EndResult =
  { readonly result: 'started'; readonly workflowId: string } | { readonly result: 'refused'; readonly reason: string };

/** Settles an end that was taken; a refusal goes into the audit trail as well. The first result stays. */
export async function settleEnd(db: LedgerDatabase, tenant: TenantId, end: EndKey, result: EndResult): Promise<void> {
  await db.kysely.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('runEnds')
      .set({ ...result, takenUntil: null, settledAt: sql<UtcTime>`now()` })
      .where('tenant', '=', tenant)
      .where('runId', '=', end.runId)
      .where('playbook', '=', end.playbook)
      .where('result', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n || result.result === 'started') return;
    await appendAuditWithin(transaction, tenant, {
      kind: 'start-refused',
      actor: 'watchbill',
      subject: end.playbook,
      body: { endOf: end.runId, reason: result.reason },
    });
  });
}

/** Gives an end back that was taken, so that the next turn may take it at once. */
export async function releaseEnd(db: LedgerDatabase, tenant: TenantId, end: EndKey): Promise<void> {
  await db.kysely
    .updateTable('runEnds')
    .set({ takenUntil: null })
    .where('tenant', '=', tenant)
    .where('runId', '=', end.runId)
    .where('playbook', '=', end.playbook)
    .where('result', 'is', null)
    .execute();
}

/** What the end of a run started, by playbook. */
export async function resultsOfEnd(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
): Promise<readonly (Pick<EndKey, 'playbook'> & { readonly result: EndResult | null })[]> {
  const rows = await db.kysely
    .selectFrom('runEnds')
    .select(['playbook', 'result', 'workflowId', 'reason'])
    .where('tenant', '=', tenant)
    .where('runId', '=', runId)
    .orderBy('playbook')
    .execute();
  return rows.map(({ playbook, result, workflowId, reason }) => ({
    playbook,
    result: result === null ? null : resultOf(result, workflowId ?? reason ?? ''),
  }));
}

function resultOf(result: EndResult['result'], text: string): EndResult {
  return result === 'started' ? { result, workflowId: text } : { result, reason: text };
}
