import type { AskEffect } from '../contracts/activities.ts';
import type { PersonId, RunId, StepPath, TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { RefusalCode } from '../contracts/run.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

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
  readonly state: 'open' | 'approved' | 'refused' | 'expired' | 'cancelled';
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
  throw new InvariantViolation(`${typeof db}${tenant}${approval.path}`);
}

/** Notes that a reminder went out; the greatest number wins. */
export async function noteReminder(
  db: LedgerDatabase,
  tenant: TenantId,
  reminder: { readonly runId: RunId; readonly path: StepPath; readonly reminder: number },
): Promise<void> {
  throw new InvariantViolation(`${typeof db}${tenant}${reminder.path}`);
}

/** One approval. */
export async function findApproval(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
  path: StepPath,
): Promise<ApprovalRow | undefined> {
  throw new InvariantViolation(`${typeof db}${tenant}${runId}${path}`);
}

/** Approvals of a run, in the order in which they were asked. */
export async function listApprovals(
  db: LedgerDatabase,
  tenant: TenantId,
  runId: RunId,
): Promise<readonly ApprovalRow[]> {
  throw new InvariantViolation(`${typeof db}${tenant}${runId}`);
}

/** Approvals that wait for somebody, the one that expires first on top; 1,000 at most. */
export async function listOpenApprovals(
  db: LedgerDatabase,
  tenants: readonly TenantId[],
): Promise<readonly ApprovalRow[]> {
  throw new InvariantViolation(`${typeof db}${tenants.length}`);
}
