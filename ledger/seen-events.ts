import { sql } from 'kysely';
import type { EventSource } from '../contracts/event.ts';
import type { TenantId } from '../contracts/ids.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/** How long an event is remembered, in days: a day longer than the feed keeps its contents. */
export const HORIZON_DAYS = 8;

/** The ids that were not handed over within the horizon, each once, in the order given. Marks nothing. */
export async function admitEvents(
  db: LedgerDatabase,
  tenant: TenantId,
  source: EventSource,
  ids: readonly string[],
): Promise<readonly string[]> {
  const distinct = [...new Set(ids)];
  const { rows } = await sql<{ eventId: string }>`
    select event_id from seen_events
    where tenant = ${tenant} and source = ${source} and event_id = any(${distinct}::text[])
      and seen_at > ${horizon()}`.execute(db.kysely);
  const seen = new Set(rows.map(({ eventId }) => eventId));
  return distinct.filter((id) => !seen.has(id));
}

/** Remembers events as handed over or unwanted, so that a repeat of them is dropped. */
export async function markHandedOver(
  db: LedgerDatabase,
  tenant: TenantId,
  source: EventSource,
  ids: readonly string[],
): Promise<void> {
  await sql`
    insert into seen_events (tenant, source, event_id)
    select distinct ${tenant}, ${source}, id from unnest(${[...ids]}::text[]) as id
    on conflict (tenant, source, event_id) do update set seen_at = now()`.execute(db.kysely);
}

/** Forgets what is older than the horizon; answers how many. */
export async function purgeSeenEvents(db: LedgerDatabase): Promise<number> {
  const { numDeletedRows } = await db.kysely
    .deleteFrom('seenEvents')
    .where('seenAt', '<=', horizon())
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** By PostgreSQL's clock, like the moments that it is compared with. */
function horizon() {
  return sql<UtcTime>`now() - make_interval(days => ${HORIZON_DAYS}::int)`;
}
