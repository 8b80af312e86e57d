import type { RunId, StepPath, TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
import type { Json, Sha256 } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/** An effect that is about to be sent. */
export interface NewIntent {
  /** The idempotency key of run and step. */
  readonly key: string;
  readonly runId: RunId;
  readonly path: StepPath;
  readonly action: string;
  readonly inputSha256: Sha256;
  /** Nothing may be sent after this moment. */
  readonly sendBefore: UtcTime;
}

/** What is known of an effect before it is sent. */
export type IntentState =
  | { readonly state: 'new' }
  /** An earlier attempt may have sent it: wait until `sendBefore` plus the HTTP limit, ask the upstream, then renew. */
  | { readonly state: 'maybe-sent'; readonly sendBefore: UtcTime }
  | { readonly state: 'settled'; readonly answer: Json };

/**
 * First transaction: intent, audit entry and `sendBefore` commit before anything is sent. Only `new` may send.
 * The same key with another input, run or action is a mistake of ours and throws.
 */
export async function beginIntent(db: LedgerDatabase, tenant: TenantId, intent: NewIntent): Promise<IntentState> {
  throw new InvariantViolation(`${typeof db}${tenant}${intent.key}`);
}

/** Gives an intent that may have been sent, and was found not to be, a new `sendBefore`. False if another attempt was first. */
export async function renewIntent(
  db: LedgerDatabase,
  tenant: TenantId,
  key: string,
  sendBefore: { readonly was: UtcTime; readonly is: UtcTime },
): Promise<boolean> {
  throw new InvariantViolation(`${typeof db}${tenant}${key}${sendBefore.is}`);
}

/** Takes an intent back that is known not to have been executed (refused by the upstream, throttled): the next attempt is `new`. */
export async function releaseIntent(db: LedgerDatabase, tenant: TenantId, key: string, answer: Json): Promise<void> {
  throw new InvariantViolation(`${typeof db}${tenant}${key}${typeof answer}`);
}

/** Second transaction: outcome and audit entry. The first outcome stays; false for a later one. */
export async function settleIntent(db: LedgerDatabase, tenant: TenantId, key: string, answer: Json): Promise<boolean> {
  throw new InvariantViolation(`${typeof db}${tenant}${key}${typeof answer}`);
}
