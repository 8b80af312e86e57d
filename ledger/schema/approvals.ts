import type { Generated } from 'kysely';
import type { Recipient } from '../../contracts/activities.ts';
import type { PersonId, RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import type { Json, Sha256 } from '../../contracts/json.ts';
import type { RefusalCode } from '../../contracts/run.ts';
import type { JsonColumn, MomentColumn, MomentColumnOrNull, TextColumnOrNull } from './columns.ts';

/** State of an approval. */
export type ApprovalState = 'open' | 'approved' | 'refused' | 'expired' | 'cancelled';

/** What is asked of whom. */
export interface ApprovalsTable {
  tenant: TenantId;
  runId: RunId;
  path: StepPath;
  question: string;
  shown: JsonColumn<readonly { readonly name: string; readonly value: Json }[]>;
  targetsSha256: Sha256;
  askedOf: JsonColumn<readonly Recipient[]>;
  notBy: JsonColumn<readonly PersonId[]>;
  quorum: number;
  askedAt: MomentColumn;
  expiresAt: MomentColumn;
  reminders: Generated<number>;
  state: ApprovalState;
  closedAt: MomentColumnOrNull;
}

/** Answers of people, counted or refused. */
export interface DecisionsTable {
  tenant: TenantId;
  runId: RunId;
  decisionId: string;
  path: StepPath;
  person: PersonId;
  approve: boolean | null;
  reason: TextColumnOrNull;
  at: MomentColumn;
  refused: TextColumnOrNull<RefusalCode>;
  seq: number;
}
