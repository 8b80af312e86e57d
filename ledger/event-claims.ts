import type { EventSource } from '../contracts/event.ts';
import type { PlaybookName, RunId, TenantId } from '../contracts/ids.ts';
import type { LedgerDatabase } from './database.ts';

/** Who wants an event. */
export interface EventClaim {
  readonly playbook: PlaybookName;
  readonly source: EventSource;
  readonly eventId: string;
  readonly workflowId: string;
  readonly runId: RunId;
}

/** Claims an event for a run and its continuations: true for the first run that asks, and for that run ever after. */
export async function claimEvent(db: LedgerDatabase, tenant: TenantId, claim: EventClaim): Promise<boolean> {
  const { playbook, source, eventId, workflowId, runId } = claim;
  // The update changes nothing; it makes PostgreSQL return the row of whoever was first, in the same round trip.
  const owner = await db.kysely
    .insertInto('eventClaims')
    .values({ tenant, playbook, source, eventId, workflowId, runId })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'playbook', 'source', 'eventId'])
        .doUpdateSet(({ ref }) => ({ runId: ref('eventClaims.runId') })),
    )
    .returning('runId')
    .executeTakeFirstOrThrow();
  return owner.runId === runId;
}
