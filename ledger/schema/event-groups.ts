import type { Generated, GeneratedAlways } from 'kysely';
import type { EventSource, SecurityEvent } from '../../contracts/event.ts';
import type { PlaybookName, TenantId } from '../../contracts/ids.ts';
import type { JsonColumnOrNull, MomentColumn, TextColumnOrNull } from './columns.ts';

/** Events that are one start together. */
export interface EventGroupsTable {
  id: GeneratedAlways<number>;
  tenant: TenantId;
  playbook: PlaybookName;
  key: string;
  openedAt: MomentColumn;
  closesAt: MomentColumn;
  /** Of the run that they started. */
  workflowId: TextColumnOrNull;
  /** The window closed before enough had come. */
  letGo: Generated<boolean>;
}

/** What became of an event of a group. */
export type EventFate = 'waiting' | 'started' | 'joined' | 'let-go';

/** Each event is in one group of a playbook. */
export interface GroupedEventsTable {
  tenant: TenantId;
  playbook: PlaybookName;
  source: EventSource;
  eventId: string;
  groupId: number;
  position: GeneratedAlways<number>;
  /** While it waits. */
  entry: JsonColumnOrNull<SecurityEvent>;
  fate: Generated<EventFate>;
}
