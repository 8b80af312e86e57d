import type { Generated, GeneratedAlways } from 'kysely';
import type { InboxEntry } from '../../contracts/activities.ts';
import type { EventSource } from '../../contracts/event.ts';
import type { PlaybookName, RunId, TenantId } from '../../contracts/ids.ts';
import type { UtcTime } from '../../contracts/time.ts';
import type { JsonColumn, MomentColumnOrNull, TextColumnOrNull } from './columns.ts';

/** Events handed over or unwanted, so that a repeat is dropped. */
export interface SeenEventsTable {
  tenant: TenantId;
  source: EventSource;
  eventId: string;
  seenAt: Generated<UtcTime>;
}

/** Which run has an event. */
export interface EventClaimsTable {
  tenant: TenantId;
  playbook: PlaybookName;
  source: EventSource;
  eventId: string;
  workflowId: string;
  runId: RunId;
  claimedAt: Generated<UtcTime>;
}

/** Events that wait behind a run of their key. */
export interface QueuedEventsTable {
  id: GeneratedAlways<number>;
  tenant: TenantId;
  playbook: PlaybookName;
  key: string;
  source: EventSource;
  eventId: string;
  entry: JsonColumn<InboxEntry>;
  queuedAt: Generated<UtcTime>;
  /** Until when somebody has it in hand. */
  takenUntil: MomentColumnOrNull;
  /** Why it will never run; null while it waits. */
  droppedReason: TextColumnOrNull;
}
