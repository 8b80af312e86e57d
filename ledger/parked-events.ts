import { sql } from 'kysely';
import type { FeedRef } from '../contracts/activities.ts';
import type { TenantId } from '../contracts/ids.ts';
import type { Json } from '../contracts/json.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/*
 * Whatever a feed brought and nobody could make use of is set aside: parked → replay, when a person asks for it → replayed,
 * or parked again with the reason of the new failure. The worker replays; the API only asks for it.
 */

/** Something of a feed that was set aside, without its content, which may hold personal data. */
export interface ParkedEvent extends FeedRef {
  readonly id: number;
  /** The upstream's own, or the digest of what could not be read. */
  readonly recordId: string;
  readonly reason: string;
  readonly parkedAt: UtcTime;
  readonly state: 'parked' | 'replay' | 'replayed';
}

const COLUMNS = ['id', 'tenant', 'source', 'contentType', 'recordId', 'reason', 'parkedAt', 'state'] as const;
const LISTED_MAX = 1_000;
const REPLAYS_MAX = 100;

/** What is set aside in the tenants and was not handed over since, newest first; 1,000 at most. */
export async function listParkedEvents(
  db: LedgerDatabase,
  tenants: readonly TenantId[],
): Promise<readonly ParkedEvent[]> {
  if (tenants.length === 0) return [];
  return db.kysely
    .selectFrom('parkedRecords')
    .select(COLUMNS)
    .where('tenant', 'in', tenants)
    .where('state', '<>', 'replayed')
    .orderBy('id', 'desc')
    .limit(LISTED_MAX)
    .execute();
}

/** One of them, if it belongs to one of the tenants. */
export async function findParkedEvent(
  db: LedgerDatabase,
  tenants: readonly TenantId[],
  id: number,
): Promise<ParkedEvent | undefined> {
  if (tenants.length === 0) return undefined;
  return db.kysely
    .selectFrom('parkedRecords')
    .select(COLUMNS)
    .where('tenant', 'in', tenants)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Asks for it to be handed over again; false where it is not parked (any more). */
export async function askForReplay(db: LedgerDatabase, tenant: TenantId, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db.kysely
    .updateTable('parkedRecords')
    .set({ state: 'replay' })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('state', '=', 'parked')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What people asked for, the oldest first; 100 at most. */
export async function wantedReplays(db: LedgerDatabase): Promise<readonly (ParkedEvent & { readonly body: Json })[]> {
  return db.kysely
    .selectFrom('parkedRecords')
    .select([...COLUMNS, 'body'])
    .where('state', '=', 'replay')
    .orderBy('id')
    .limit(REPLAYS_MAX)
    .execute();
}

/** Ends a replay: handed over, or set aside again with the reason. */
export async function endReplay(
  db: LedgerDatabase,
  tenant: TenantId,
  id: number,
  failed: { readonly reason: string } | undefined,
): Promise<void> {
  const end =
    failed === undefined
      ? ({ state: 'replayed' } as const)
      : ({ state: 'parked', reason: failed.reason, parkedAt: sql<UtcTime>`now()` } as const);
  await db.kysely
    .updateTable('parkedRecords')
    .set(end)
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('state', '=', 'replay')
    .execute();
}
