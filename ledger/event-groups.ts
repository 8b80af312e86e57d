import { sql, type Transaction } from 'kysely';
import type { SecurityEvent } from '../contracts/event.ts';
import type { TenantId } from '../contracts/ids.ts';
import type { UtcTime } from '../contracts/time.ts';
import { asJson } from './as-json.ts';
import { appendAuditWithin } from './audit.ts';
import type { LedgerDatabase } from './database.ts';
import type { QueueKey } from './event-queue.ts';
import type { EventFate } from './schema/event-groups.ts';
import type { Schema } from './schema/schema.ts';
import { HORIZON_DAYS } from './seen-events.ts';

/*
 * The life of a group: gathering → started, or gathering → let go once its window has closed. An event is written into
 * its group before anything is done about it, and is found there when it comes again.
 */

/** Events that a run is started with, at most. */
export const EVENTS_OF_START_MAX = 100;

/** A group, when an event has joined it. */
export interface JoinedGroup {
  readonly id: number;
  /** Events in it. */
  readonly size: number;
  /** Of the run that it started. */
  readonly workflowId: string | null;
  /** The window closed before enough had come. */
  readonly letGo: boolean;
  /** Of this event: other than `waiting`, it has come before. */
  readonly fate: EventFate;
}

/** Writes an event into the open group of its line, or into a new one; one that is in a group stays there. */
export async function joinGroup(
  db: LedgerDatabase,
  tenant: TenantId,
  line: QueueKey,
  given: { readonly event: SecurityEvent; readonly openedAt: UtcTime; readonly closesAt: UtcTime },
): Promise<JoinedGroup> {
  const { event } = given;
  return db.kysely.transaction().execute(async (transaction) => {
    const name = `group ${tenant} ${line.playbook} ${line.key}`;
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
    const known = await transaction
      .selectFrom('groupedEvents')
      .select(['groupId', 'fate'])
      .where('tenant', '=', tenant)
      .where('playbook', '=', line.playbook)
      .where('source', '=', event.source)
      .where('eventId', '=', event.id)
      .executeTakeFirst();
    if (known !== undefined) return { ...(await groupOf(transaction, known.groupId)), fate: known.fate };
    const groupId = await openGroup(transaction, tenant, { ...line, ...given });
    await transaction
      .insertInto('groupedEvents')
      .values({
        tenant,
        playbook: line.playbook,
        source: event.source,
        eventId: event.id,
        groupId,
        entry: asJson(event),
      })
      .execute();
    return { ...(await groupOf(transaction, groupId)), fate: 'waiting' };
  });
}

async function openGroup(
  transaction: Transaction<Schema>,
  tenant: TenantId,
  { playbook, key, openedAt, closesAt }: QueueKey & { readonly openedAt: UtcTime; readonly closesAt: UtcTime },
): Promise<number> {
  const open = await transaction
    .selectFrom('eventGroups')
    .select('id')
    .where('tenant', '=', tenant)
    .where('playbook', '=', playbook)
    .where('key', '=', key)
    .where('closesAt', '>', openedAt)
    .where('letGo', '=', false)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (open !== undefined) return open.id;
  const { id } = await transaction
    .insertInto('eventGroups')
    .values({ tenant, playbook, key, openedAt, closesAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function groupOf(transaction: Transaction<Schema>, id: number): Promise<Omit<JoinedGroup, 'fate'>> {
  return transaction
    .selectFrom('eventGroups')
    .select(['id', 'workflowId', 'letGo'])
    .select(({ selectFrom }) =>
      selectFrom('groupedEvents')
        .select(({ fn }) => fn.countAll<number>().as('size'))
        .where('groupId', '=', id)
        .as('size'),
    )
    .where('id', '=', id)
    .$castTo<Omit<JoinedGroup, 'fate'>>() // a count is never null
    .executeTakeFirstOrThrow();
}

/** Events of a group that wait, in the order in which they came; {@link EVENTS_OF_START_MAX} at most. */
export async function waitingEvents(
  db: LedgerDatabase,
  tenant: TenantId,
  id: number,
): Promise<readonly SecurityEvent[]> {
  const rows = await db.kysely
    .selectFrom('groupedEvents')
    .select('entry')
    .where('tenant', '=', tenant)
    .where('groupId', '=', id)
    .where('fate', '=', 'waiting')
    .orderBy('position')
    .limit(EVENTS_OF_START_MAX)
    .execute();
  return rows.flatMap(({ entry }) => (entry === null ? [] : [entry]));
}

/** Notes which run a group has started; the first stays. Its events need not be kept any more. */
export async function groupStarted(
  db: LedgerDatabase,
  tenant: TenantId,
  id: number,
  workflowId: string,
): Promise<void> {
  await db.kysely.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('eventGroups')
      .set({ workflowId })
      .where('tenant', '=', tenant)
      .where('id', '=', id)
      .where('workflowId', 'is', null)
      .execute();
    await settleWaiting(transaction, id, 'started');
  });
}

/** Notes what became of an event that came after the start. */
export async function settleGrouped(
  db: LedgerDatabase,
  tenant: TenantId,
  id: number,
  settled: { readonly eventId: string; readonly fate: 'joined' | 'let-go' },
): Promise<void> {
  const { eventId, fate } = settled;
  await db.kysely
    .updateTable('groupedEvents')
    .set({ fate, entry: null })
    .where('tenant', '=', tenant)
    .where('groupId', '=', id)
    .where('eventId', '=', eventId)
    .where('fate', '=', 'waiting')
    .execute();
}

/** A group whose window closed before enough had come. */
export interface ClosedGroup extends QueueKey {
  readonly tenant: TenantId;
  readonly events: number;
}

/** Lets go the groups whose window has closed without a start, each with an entry in the audit trail. */
export async function letGroupsGo(db: LedgerDatabase, now: UtcTime): Promise<readonly ClosedGroup[]> {
  return db.kysely.transaction().execute(async (transaction) => {
    const closed = await transaction
      .updateTable('eventGroups')
      .set({ letGo: true })
      .where('workflowId', 'is', null)
      .where('letGo', '=', false)
      .where('closesAt', '<=', now)
      .returning(['id', 'tenant', 'playbook', 'key'])
      .execute();
    const groups: ClosedGroup[] = [];
    for (const { id, ...group } of closed) {
      const events = await settleWaiting(transaction, id, 'let-go');
      const entry = { kind: 'events-let-go', actor: 'watchbill', subject: group.playbook, body: { events } };
      await appendAuditWithin(transaction, group.tenant, entry);
      groups.push({ ...group, events });
    }
    return groups;
  });
}

async function settleWaiting(transaction: Transaction<Schema>, id: number, fate: EventFate): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable('groupedEvents')
    .set({ fate, entry: null })
    .where('groupId', '=', id)
    .where('fate', '=', 'waiting')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Groups of a tenant, newest first, with how many of their events had which fate; 1,000 at most. */
export async function listGroups(
  db: LedgerDatabase,
  tenant: TenantId,
): Promise<
  readonly (QueueKey & { readonly workflowId: string | null; readonly fates: Partial<Record<EventFate, number>> })[]
> {
  const { rows } = await sql<QueueKey & { workflowId: string | null; fates: Partial<Record<EventFate, number>> }>`
    select playbook, key, workflow_id, (select json_object_agg(fate, n) from (
      select fate, count(*)::int as n from grouped_events where group_id = g.id group by fate) as f) as fates
    from event_groups as g where tenant = ${tenant} order by id desc limit 1000`.execute(db.kysely);
  return rows;
}

/** Forgets groups whose events no feed would bring again; answers how many. */
export async function purgeGroups(db: LedgerDatabase): Promise<number> {
  const { numDeletedRows } = await db.kysely
    .deleteFrom('eventGroups')
    .where('closesAt', '<=', sql<UtcTime>`now() - make_interval(days => ${HORIZON_DAYS}::int)`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
