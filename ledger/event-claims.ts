import type { EventSource } from '../contracts/event.ts';
import type { PlaybookName, RunId, TenantId } from '../contracts/ids.ts';
import { InvariantViolation } from '../contracts/invariant.ts';
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
  throw new InvariantViolation(`${typeof db}${tenant}${claim.runId}`);
}
