import { sql } from 'kysely';
import type { EventSource } from '../contracts/event.ts';
import type { TenantId } from '../contracts/ids.ts';
import type { LedgerDatabase } from './database.ts';

/** Names an event of a tenant. */
export interface EventName {
  readonly source: EventSource;
  readonly eventId: string;
}

/** Counts a try to hand an event over that failed; answers how many there have been. */
export async function countTry(db: LedgerDatabase, tenant: TenantId, event: EventName): Promise<number> {
  const { tries } = await db.kysely
    .insertInto('eventTries')
    .values({ tenant, source: event.source, eventId: event.eventId, tries: 1 })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'source', 'eventId']).doUpdateSet({ tries: sql<number>`event_tries.tries + 1` }),
    )
    .returning('tries')
    .executeTakeFirstOrThrow();
  return tries;
}

/** Forgets the tries of an event: it was handed over, or set aside. */
export async function forgetTries(db: LedgerDatabase, tenant: TenantId, event: EventName): Promise<void> {
  await db.kysely
    .deleteFrom('eventTries')
    .where('tenant', '=', tenant)
    .where('source', '=', event.source)
    .where('eventId', '=', event.eventId)
    .execute();
}
