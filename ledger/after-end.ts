import { sql, type Transaction } from 'kysely';
import type { FinalState, OriginKind } from '../contracts/after-end.ts';
import type { RunId, TenantId } from '../contracts/ids.ts';
import type { RunContext } from '../contracts/run.ts';
import { asJson } from './as-json.ts';
import type { LedgerDatabase } from './database.ts';
import type { Schema } from './schema/schema.ts';

/** Keeps what a run leaves at its end, in the transaction of its last records. What it wrote before is replaced. */
export async function putFinalState(
  transaction: Transaction<Schema>,
  { tenant, runId }: RunContext,
  final: FinalState,
): Promise<void> {
  const row = { seq: final.seq, body: asJson(final) };
  await transaction
    .insertInto('finalStates')
    .values({ tenant, runId, ...row })
    .onConflict((conflict) => conflict.columns(['tenant', 'runId']).doUpdateSet(row))
    .execute();
}

/** What a run left that has ended. Not what it wrote on a course that it did not take in the end. */
export async function readFinalState(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
): Promise<FinalState | undefined> {
  const row = await db.kysely
    .selectFrom('finalStates as f')
    .innerJoin('runs as r', (join) => join.onRef('r.tenant', '=', 'f.tenant').onRef('r.runId', '=', 'f.runId'))
    .select('f.body')
    .where('f.tenant', '=', tenant)
    .where('f.runId', '=', runId)
    .whereRef('f.seq', '=', 'r.lastSeq')
    .where('r.outcome', 'is not', null)
    .where('r.endedOutside', 'is', null)
    .executeTakeFirst();
  return row?.body;
}

/** The run that goes on from the end of another one. */
export interface Successor {
  readonly kind: OriginKind;
  readonly workflowId: string;
  /** Null while it is asked for: whether it has started is not known. */
  readonly run: RunId | null;
}

/** Notes who is to go on from the end of a run, before it is started. Answers who does: the first who was noted. */
export async function claimSuccessor(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
  { kind, workflowId }: Omit<Successor, 'run'>,
): Promise<Successor> {
  await db.kysely
    .insertInto('successors')
    .values({ tenant, runId, kind, workflowId, successor: null })
    .onConflict((conflict) => conflict.columns(['tenant', 'runId']).doNothing())
    .execute();
  return (await findSuccessor(db, tenant, runId)) ?? { kind, workflowId, run: null };
}

/** Who goes on from the end of a run. */
export async function findSuccessor(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
): Promise<Successor | undefined> {
  return db.kysely
    .selectFrom('successors')
    .select(['kind', 'workflowId', 'successor as run'])
    .where('tenant', '=', tenant)
    .where('runId', '=', runId)
    .executeTakeFirst();
}

/** Notes the id under which a successor started. */
export async function nameSuccessor(
  db: LedgerDatabase,
  tenant: TenantId,
  { workflowId }: Pick<Successor, 'workflowId'>,
  successor: RunId,
): Promise<void> {
  await db.kysely
    .updateTable('successors')
    .set({ successor })
    .where('tenant', '=', tenant)
    .where('workflowId', '=', workflowId)
    .execute();
}

/** What a run goes on from, and who goes on from it. */
export interface RunLinks {
  readonly origin: { readonly kind: OriginKind; readonly run: RunId } | null;
  readonly successor: { readonly kind: OriginKind; readonly run: RunId } | null;
}

/** Both neighbours of a run in its chain of retries and roll-backs. */
export async function linksOf(db: LedgerDatabase, tenant: TenantId, runId: RunId): Promise<RunLinks> {
  const rows = await db.kysely
    .selectFrom('successors')
    .select(['kind', 'runId', 'successor'])
    .where('tenant', '=', tenant)
    .where('successor', 'is not', null)
    .where(sql<boolean>`(run_id = ${runId} or successor = ${runId})`)
    .execute();
  const before = rows.find(({ successor }) => successor === runId);
  const after = rows.find((row) => row.runId === runId);
  const next = after?.successor ?? null;
  return {
    origin: before === undefined ? null : { kind: before.kind, run: before.runId },
    successor: after === undefined || next === null ? null : { kind: after.kind, run: next },
  };
}
