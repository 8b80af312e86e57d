import { sql, type Transaction } from 'kysely';
import type { AskEffect } from '../contracts/activities.ts';
import type { PersonId, RunId, StepPath, TenantId } from '../contracts/ids.ts';
import type { RefusalCode } from '../contracts/run.ts';
import type { UtcTime } from '../contracts/time.ts';
import { asJson } from './as-json.ts';
import type { LedgerDatabase } from './database.ts';
import type { ApprovalState } from './schema/approvals.ts';
import type { Schema } from './schema/schema.ts';
import { closedState } from './write-records/project-records.ts';

/** What is asked of whom. */
export interface NewApproval extends Pick<
  AskEffect,
  'path' | 'question' | 'shown' | 'targetsSha256' | 'by' | 'notBy' | 'quorum' | 'expiresAt'
> {
  readonly runId: RunId;
  readonly askedAt: UtcTime;
}

/** An answer of a person, counted or not. */
export interface DecisionRow {
  readonly decisionId: string;
  readonly person: PersonId;
  /** Null where the run refused the message and did not say what it was. */
  readonly approve: boolean | null;
  readonly reason: string | null;
  readonly at: UtcTime;
  /** Null: it counted. */
  readonly refused: RefusalCode | null;
}

/** An approval and its answers. */
export interface ApprovalRow extends NewApproval {
  readonly tenant: TenantId;
  readonly state: ApprovalState;
  /** Reminders sent. */
  readonly reminders: number;
  readonly closedAt: UtcTime | null;
  readonly decisions: readonly DecisionRow[];
}

/**
 * Opens an approval; opening it again changes nothing, and one whose end is already recorded is kept as ended.
 * Its end comes from the run's records.
 */
export async function openApproval(db: LedgerDatabase, tenant: TenantId, approval: NewApproval): Promise<void> {
  await db.kysely.transaction().execute(async (transaction) => {
    // Waits for a write of the run's records under way, so that an end which it brings is seen below.
    await run(transaction, tenant, approval.runId).select('runId').forUpdate().execute();
    const end = await recordedEnd(transaction, tenant, approval);
    // One by one: a caller may hand over more than the columns there are.
    const { by, shown, notBy, runId, path, question, targetsSha256, quorum, askedAt, expiresAt } = approval;
    const columns = { runId, path, question, targetsSha256, quorum, askedAt, expiresAt };
    await transaction
      .insertInto('approvals')
      .values({
        tenant,
        ...columns,
        shown: asJson(shown),
        askedOf: asJson(by),
        notBy: asJson(notBy),
        state: end?.state ?? 'open',
        closedAt: end?.at ?? null,
      })
      .onConflict((conflict) => conflict.columns(['tenant', 'runId', 'path']).doNothing())
      .execute();
  });
}

/** Notes that a reminder went out; the greatest number wins. */
export async function noteReminder(
  db: LedgerDatabase,
  tenant: TenantId,
  reminder: { readonly runId: RunId; readonly path: StepPath; readonly reminder: number },
): Promise<void> {
  await db.kysely
    .updateTable('approvals')
    .set({ reminders: sql`greatest(reminders, ${reminder.reminder}::int)` })
    .where('tenant', '=', tenant)
    .where('runId', '=', reminder.runId)
    .where('path', '=', reminder.path)
    .execute();
}

/** One approval. */
export async function findApproval(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
  path: StepPath,
): Promise<ApprovalRow | undefined> {
  const found = await selectApprovals(db, [tenant]).where('runId', '=', runId).where('path', '=', path).execute();
  return (await withDecisions(db, found))[0];
}

/** Approvals of a run, in the order in which they were asked. */
export async function listApprovals(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
): Promise<readonly ApprovalRow[]> {
  const found = await selectApprovals(db, [tenant]).where('runId', '=', runId).orderBy('askedAt').execute();
  return withDecisions(db, found);
}

/** Approvals that wait for somebody, the one that expires first on top; 1,000 at most. */
export async function listOpenApprovals(
  db: LedgerDatabase,
  tenants: readonly TenantId[],
): Promise<readonly ApprovalRow[]> {
  if (tenants.length === 0) return [];
  const found = await selectApprovals(db, tenants)
    .where('state', '=', 'open')
    .orderBy('expiresAt')
    .limit(LISTED_MAX)
    .execute();
  return withDecisions(db, found);
}

const LISTED_MAX = 1_000;

function run(transaction: Transaction<Schema>, tenant: TenantId, runId: RunId) {
  return transaction.selectFrom('runs').where('tenant', '=', tenant).where('runId', '=', runId);
}

/** The end that the run's records already tell of: of this approval, or of the whole run. */
async function recordedEnd(
  transaction: Transaction<Schema>,
  tenant: TenantId,
  approval: NewApproval,
): Promise<{ readonly state: ApprovalState; readonly at: UtcTime } | undefined> {
  const closing = await transaction
    .selectFrom('records')
    .select(['event', 'at'])
    .where('tenant', '=', tenant)
    .where('runId', '=', approval.runId)
    .where('path', '=', approval.path)
    .where('type', '=', 'approval-closed')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  if (closing?.event.type === 'approval-closed') return { state: closedState(closing.event), at: closing.at };
  const ended = await run(transaction, tenant, approval.runId)
    .select('endedAt')
    .where('outcome', 'is not', null)
    .executeTakeFirst();
  return ended === undefined ? undefined : { state: 'cancelled', at: ended.endedAt ?? approval.askedAt };
}

type Found = Omit<ApprovalRow, 'decisions'>;

function selectApprovals(db: LedgerDatabase, tenants: readonly TenantId[]) {
  return db.kysely
    .selectFrom('approvals')
    .select(['tenant', 'runId', 'path', 'question', 'shown', 'targetsSha256', 'askedOf as by', 'notBy', 'quorum'])
    .select(['askedAt', 'expiresAt', 'reminders', 'state', 'closedAt'])
    .where('tenant', 'in', tenants);
}

async function withDecisions(db: LedgerDatabase, approvals: readonly Found[]): Promise<readonly ApprovalRow[]> {
  if (approvals.length === 0) return [];
  const decisions = await db.kysely
    .selectFrom('decisions')
    .select(['tenant', 'runId', 'path', 'decisionId', 'person', 'approve', 'reason', 'at', 'refused'])
    .where('tenant', 'in', [...new Set(approvals.map(({ tenant }) => tenant))])
    .where('runId', 'in', [...new Set(approvals.map(({ runId }) => runId))])
    .orderBy('seq')
    .execute();
  return approvals.map((approval) => ({
    ...approval,
    decisions: decisions
      .filter((decision) => keyOf(decision) === keyOf(approval))
      .map(({ decisionId, person, approve, reason, at, refused }) => ({
        decisionId,
        person,
        approve,
        reason,
        at,
        refused,
      })),
  }));
}

function keyOf(of: { readonly tenant: TenantId; readonly runId: RunId; readonly path: StepPath }): string {
  return `${of.tenant}\n${of.runId}\n${of.path}`;
}
