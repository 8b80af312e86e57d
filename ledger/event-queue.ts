import { sql, type Transaction } from 'kysely';
import type { InboxEntry } from '../contracts/activities.ts';
import type { PlaybookName, TenantId } from '../contracts/ids.ts';
import type { UtcTime } from '../contracts/time.ts';
import { asJson } from './as-json.ts';
import type { LedgerDatabase } from './database.ts';
import type { Schema } from './schema/schema.ts';

/** Events that wait behind one key at most. */
export const QUEUED_MAX = 100;

/** A line of events: those of one key of one playbook. `key` is the hashed one of the workflow id. */
export interface QueueKey {
  readonly playbook: PlaybookName;
  readonly key: string;
}

/** An event taken from its line; `settleQueued` ends it, otherwise it comes again after a minute. */
export interface QueuedEvent {
  readonly id: number;
  readonly entry: InboxEntry;
}

/** Puts an event at the end of its line; the same event again changes nothing. A full line drops it, with the reason. */
export async function queueEvent(
  db: LedgerDatabase,
  tenant: TenantId,
  line: QueueKey,
  entry: InboxEntry,
): Promise<'queued' | 'dropped'> {
  const { source, id: eventId } = entry.event;
  return db.kysely.transaction().execute(async (transaction) => {
    await lockLine(transaction, tenant, line);
    const known = await inLine(transaction, tenant, line)
      .select('droppedReason')
      .where('source', '=', source)
      .where('eventId', '=', eventId)
      .executeTakeFirst();
    if (known !== undefined) return known.droppedReason === null ? 'queued' : 'dropped';
    const droppedReason = (await countWaiting(transaction, tenant, line)) < QUEUED_MAX ? null : FULL;
    await transaction
      .insertInto('queuedEvents')
      .values({ tenant, ...keyOf(line), source, eventId, entry: asJson(entry), droppedReason })
      .execute();
    return droppedReason === null ? 'queued' : 'dropped';
  });
}

/** Takes the first event of a line, for a minute. Nothing while another one of the line is taken. */
export async function nextQueued(
  db: LedgerDatabase,
  tenant: TenantId,
  line: QueueKey,
): Promise<QueuedEvent | undefined> {
  return db.kysely.transaction().execute(async (transaction) => {
    const first = await inLine(transaction, tenant, line)
      .select(['id', 'entry', sql<boolean>`taken_until > now()`.as('taken')])
      .where('droppedReason', 'is', null)
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (first === undefined || first.taken) return undefined;
    // Skipping a locked row must not let the second in line pass the first.
    const ahead = await inLine(transaction, tenant, line)
      .select('id')
      .where('droppedReason', 'is', null)
      .where('id', '<', first.id)
      .limit(1)
      .executeTakeFirst();
    if (ahead !== undefined) return undefined;
    await transaction
      .updateTable('queuedEvents')
      .set({ takenUntil: sql`now() + interval '1 minute'` })
      .where('tenant', '=', tenant)
      .where('id', '=', first.id)
      .execute();
    return { id: first.id, entry: first.entry };
  });
}

/** Ends a taken event: it has been handed over. */
export async function settleQueued(db: LedgerDatabase, tenant: TenantId, id: number): Promise<void> {
  await db.kysely.deleteFrom('queuedEvents').where('tenant', '=', tenant).where('id', '=', id).execute();
}

/** Drops all that waits in a line, with a reason that stays visible; answers how many. */
export async function dropQueued(
  db: LedgerDatabase,
  tenant: TenantId,
  line: QueueKey,
  reason: string,
): Promise<number> {
  const { numUpdatedRows } = await db.kysely
    .updateTable('queuedEvents')
    .set({ droppedReason: reason })
    .where('tenant', '=', tenant)
    .where('playbook', '=', line.playbook)
    .where('key', '=', line.key)
    .where('droppedReason', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Lines of all tenants in which something waits, for the sweep; 1,000 at most, the longest waiting first. */
export async function listQueues(
  db: LedgerDatabase,
): Promise<readonly (QueueKey & { readonly tenant: TenantId; readonly waiting: number })[]> {
  return db.kysely
    .selectFrom('queuedEvents')
    .select(({ fn }) => ['tenant', 'playbook', 'key', fn.countAll<number>().as('waiting')])
    .where('droppedReason', 'is', null)
    .groupBy(['tenant', 'playbook', 'key'])
    .orderBy(({ fn }) => fn.min('id'))
    .limit(LISTED_MAX)
    .execute();
}

/** An event that was dropped, and why. */
export interface DroppedEvent extends QueueKey {
  readonly eventId: string;
  readonly reason: string;
  readonly queuedAt: UtcTime;
}

/** Events of a tenant that were dropped, newest first; 1,000 at most. */
export async function listDroppedEvents(db: LedgerDatabase, tenant: TenantId): Promise<readonly DroppedEvent[]> {
  const rows = await db.kysely
    .selectFrom('queuedEvents')
    .select(['playbook', 'key', 'eventId', 'droppedReason', 'queuedAt'])
    .where('tenant', '=', tenant)
    .where('droppedReason', 'is not', null)
    .orderBy('id', 'desc')
    .limit(LISTED_MAX)
    .execute();
  return rows.map(({ droppedReason, ...row }) => ({ ...row, reason: droppedReason ?? '' }));
}

const LISTED_MAX = 1_000;
const FULL = `${QUEUED_MAX} events of this key wait already`;

/** Without the lock two events could both be the hundredth. */
async function lockLine(transaction: Transaction<Schema>, tenant: TenantId, line: QueueKey): Promise<void> {
  const name = `queue ${tenant} ${line.playbook} ${line.key}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
}

function keyOf(line: QueueKey): QueueKey {
  return { playbook: line.playbook, key: line.key };
}

function inLine(transaction: Transaction<Schema>, tenant: TenantId, line: QueueKey) {
  return transaction
    .selectFrom('queuedEvents')
    .where('tenant', '=', tenant)
    .where('playbook', '=', line.playbook)
    .where('key', '=', line.key);
}

async function countWaiting(transaction: Transaction<Schema>, tenant: TenantId, line: QueueKey): Promise<number> {
  const { waiting } = await inLine(transaction, tenant, line)
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('droppedReason', 'is', null)
    .executeTakeFirstOrThrow();
  return waiting;
}
