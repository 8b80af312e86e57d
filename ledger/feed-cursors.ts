import { sql } from 'kysely';
import type { EventSource } from '../contracts/event.ts';
import type { TenantId } from '../contracts/ids.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/** Up to where a feed has been handed over; undefined for one never read. */
export async function readCursor(
  db: LedgerDatabase,
  tenant: TenantId,
  source: EventSource,
  contentType: string,
): Promise<UtcTime | undefined> {
  const row = await db.kysely
    .selectFrom('feedCursors')
    .select('position')
    .where('tenant', '=', tenant)
    .where('source', '=', source)
    .where('contentType', '=', contentType)
    .executeTakeFirst();
  return row?.position;
}

/** Moves a cursor; never backwards. */
export async function moveCursor(
  db: LedgerDatabase,
  tenant: TenantId,
  source: EventSource,
  contentType: string,
  to: UtcTime,
): Promise<void> {
  await db.kysely
    .insertInto('feedCursors')
    .values({ tenant, source, contentType, position: to })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'source', 'contentType']).doUpdateSet({
        position: sql`greatest(feed_cursors.position, excluded.position)`,
      }),
    )
    .execute();
}
