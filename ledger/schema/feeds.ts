import type { Generated, GeneratedAlways } from 'kysely';
import type { EventSource } from '../../contracts/event.ts';
import type { TenantId } from '../../contracts/ids.ts';
import type { Json } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';
import type { JsonColumn, MomentColumn, MomentColumnOrNull } from './columns.ts';

interface FeedKey {
  tenant: TenantId;
  source: EventSource;
  contentType: string;
}

/** Up to where feeds have been handed over. */
export interface FeedCursorsTable extends FeedKey {
  position: MomentColumn;
}

/** Blobs that listings named. */
export interface FeedContentsTable extends FeedKey {
  contentId: string;
  contentUri: string;
  createdAt: MomentColumn;
  expiresAt: MomentColumn;
  doneAt: MomentColumnOrNull;
}

/** Times for which a feed could not be read any more. */
export interface FeedGapsTable extends FeedKey {
  gapFrom: MomentColumn;
  gapTo: MomentColumn;
  reason: string;
}

/** Records that could not be understood. */
export interface ParkedRecordsTable extends FeedKey {
  contentId: string;
  recordId: string;
  reason: string;
  body: JsonColumn<Json>;
  parkedAt: Generated<UtcTime>;
  /** By which people name it. */
  id: GeneratedAlways<number>;
  /** `replay`: somebody wants it to be handed over again. */
  state: Generated<'parked' | 'replay' | 'replayed'>;
}

/** Events of which the handing over broke, and how often. */
export interface EventTriesTable {
  tenant: TenantId;
  source: EventSource;
  eventId: string;
  tries: number;
}
