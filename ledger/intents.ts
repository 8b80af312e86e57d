import type { Transaction } from 'kysely';
import type { RunId, StepPath, TenantId } from '../contracts/ids.ts';
import { invariant } from '../contracts/invariant.ts';
import { digest, type Json, type JsonObject, type Sha256 } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
import { asJson } from './as-json.ts';
import { appendAuditWithin } from './audit.ts';
import type { LedgerDatabase } from './database.ts';
import type { Schema } from './schema/schema.ts';

// begun --settle--> settled (for ever)
// begun --renew---> begun, with a later `sendBefore`: reconciliation found that nothing had been sent
// begun --release-> released: known not to have been executed; the next begin is `new` again
// begun, released --adopt---> the same, of the run that goes on with the work of the one that began it
// A process that dies between `begun` and `settled` leaves «maybe sent», which is never sent again blindly.

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
  return db.kysely.transaction().execute(async (transaction) => {
    const { key, runId, path, action, inputSha256, sendBefore } = intent;
    const { numInsertedOrUpdatedRows: inserted } = await transaction
      .insertInto('intents')
      .values({ tenant, key, runId, path, action, inputSha256, sendBefore, state: 'begun' })
      .onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing())
      .executeTakeFirst();
    if (inserted === 1n) {
      await tell(transaction, tenant, intent, 'intent-begun', { sendBefore });
      return { state: 'new' };
    }
    return beginAgain(transaction, tenant, intent);
  });
}

/** Gives an intent that may have been sent, and was found not to be, a new `sendBefore`. False if another attempt was first. */
export async function renewIntent(
  db: LedgerDatabase,
  tenant: TenantId,
  key: string,
  sendBefore: { readonly was: UtcTime; readonly is: UtcTime },
): Promise<boolean> {
  return db.kysely.transaction().execute(async (transaction) => {
    const renewed = await transaction
      .updateTable('intents')
      .set({ sendBefore: sendBefore.is })
      .where('tenant', '=', tenant)
      .where('key', '=', key)
      .where('state', '=', 'begun')
      .where('sendBefore', '=', sendBefore.was)
      .returning(TOLD)
      .executeTakeFirst();
    if (renewed !== undefined)
      await tell(transaction, tenant, renewed, 'intent-renewed', { sendBefore: sendBefore.is });
    return renewed !== undefined;
  });
}

/** Takes an intent back that is known not to have been executed (refused by the upstream, throttled): the next attempt is `new`. */
export async function releaseIntent(db: LedgerDatabase, tenant: TenantId, key: string, answer: Json): Promise<void> {
  await db.kysely.transaction().execute(async (transaction) => {
    const released = await transaction
      .updateTable('intents')
      .set({ state: 'released' })
      .where('tenant', '=', tenant)
      .where('key', '=', key)
      .where('state', '=', 'begun')
      .returning(TOLD)
      .executeTakeFirst();
    if (released !== undefined) await tell(transaction, tenant, released, 'intent-released', { answer });
  });
}

/** Second transaction: outcome and audit entry. The first outcome stays; false for a later one. */
export async function settleIntent(db: LedgerDatabase, tenant: TenantId, key: string, answer: Json): Promise<boolean> {
  return db.kysely.transaction().execute(async (transaction) => {
    const settled = await transaction
      .updateTable('intents')
      .set({ state: 'settled', answer: asJson(answer), settledAt: new Date().toISOString() })
      .where('tenant', '=', tenant)
      .where('key', '=', key)
      .where('state', '!=', 'settled')
      .returning(TOLD)
      .executeTakeFirst();
    if (settled !== undefined)
      await tell(transaction, tenant, settled, 'intent-settled', { answerSha256: digest(answer) });
    return settled !== undefined;
  });
}

/** An intent as it stands. */
export interface KnownIntent extends Pick<NewIntent, 'key' | 'runId' | 'inputSha256'> {
  readonly state: 'begun' | 'settled' | 'released';
  readonly answer: Json;
}

/** The intents of some keys, in the order of the keys. */
export async function findIntents(
  db: LedgerDatabase,
  tenant: TenantId,
  keys: readonly string[],
): Promise<readonly KnownIntent[]> {
  if (keys.length === 0) return [];
  const found = await db.kysely
    .selectFrom('intents')
    .select(['key', 'runId', 'inputSha256', 'state', 'answer'])
    .where('tenant', '=', tenant)
    .where('key', 'in', keys)
    .execute();
  return found.toSorted((one, other) => keys.indexOf(one.key) - keys.indexOf(other.key));
}

/** Gives an intent without success to the run that goes on with the work of the one which began it. */
export async function adoptIntent(
  db: LedgerDatabase,
  tenant: TenantId,
  key: string,
  { was, runId, inputSha256 }: Pick<NewIntent, 'runId' | 'inputSha256'> & { readonly was: RunId },
): Promise<void> {
  await db.kysely.transaction().execute(async (transaction) => {
    const adopted = await transaction
      .updateTable('intents')
      .set({ runId, inputSha256 })
      .where('tenant', '=', tenant)
      .where('key', '=', key)
      .where('state', '!=', 'settled')
      .where('runId', '=', was)
      .returning(TOLD)
      .executeTakeFirst();
    if (adopted !== undefined) await tell(transaction, tenant, adopted, 'intent-adopted', { was });
  });
}

type Told = Pick<NewIntent, 'key' | 'runId' | 'path' | 'action' | 'inputSha256'>;
const TOLD = ['key', 'runId', 'path', 'action', 'inputSha256'] as const;

async function beginAgain(transaction: Transaction<Schema>, tenant: TenantId, intent: NewIntent): Promise<IntentState> {
  const known = await transaction
    .selectFrom('intents')
    .select([...TOLD, 'state', 'sendBefore', 'answer'])
    .where('tenant', '=', tenant)
    .where('key', '=', intent.key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (known.state === 'settled') return { state: 'settled', answer: known.answer };
  invariant(
    known.inputSha256 === intent.inputSha256 && known.runId === intent.runId && known.action === intent.action,
    `Cannot begin the effect of step "${intent.path}" of run "${intent.runId}" again: it was begun with another input`,
  );
  if (known.state === 'begun') return { state: 'maybe-sent', sendBefore: known.sendBefore };
  await transaction
    .updateTable('intents')
    .set({ state: 'begun', sendBefore: intent.sendBefore })
    .where('tenant', '=', tenant)
    .where('key', '=', intent.key)
    .execute();
  await tell(transaction, tenant, intent, 'intent-begun', { sendBefore: intent.sendBefore });
  return { state: 'new' };
}

async function tell(
  transaction: Transaction<Schema>,
  tenant: TenantId,
  intent: Told,
  kind: string,
  more: JsonObject,
): Promise<void> {
  const { key, path, action, inputSha256, runId } = intent;
  const body = { key, path, action, inputSha256, ...more };
  await appendAuditWithin(transaction, tenant, { kind, actor: 'watchbill', subject: runId, body });
}
