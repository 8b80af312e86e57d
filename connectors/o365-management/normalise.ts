import type { SecurityEvent } from '../../contracts/event.ts';
import type { TenantId } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';

/** A record that cannot become an event. */
export interface PoisonRecord {
  readonly reason: string;
  readonly raw: JsonObject;
}

/** What a list of records became. */
export interface Normalised {
  readonly events: readonly SecurityEvent[];
  readonly poison: readonly PoisonRecord[];
}

/** Turns records of the feed into events. Never throws; nothing of a record is lost (`raw`). */
export declare function normaliseRecords(tenant: TenantId, records: readonly JsonObject[]): Normalised;

/** Record types that an event type needs; `all` for `o365.audit`, which is every other record. */
export declare function recordTypesOf(eventTypes: Iterable<string>): 'all' | ReadonlySet<number>;
