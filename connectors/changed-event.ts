import type { SecurityEvent } from '../contracts/event.ts';
import type { TenantId } from '../contracts/ids.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { UtcMs } from '../contracts/time.ts';

/** Which records: those that changed at a moment or later. */
export interface ChangesQuery {
  /** Whose events they become. */
  readonly tenant: TenantId;
  readonly from: UtcMs;
  /** Records at most; as many as this mean that more may follow. */
  readonly take: number;
}

/** A record that is new or has changed, as an event. Each state that is seen is an event of its own id. */
export interface ChangedEvent {
  readonly event: SecurityEvent;
  readonly changedAt: UtcMs;
}

/** A record that is no event, because something is missing that every event has. */
export interface UnreadableChange {
  readonly reason: string;
  readonly raw: JsonObject;
}

/** Records of an upstream that has neither a feed nor a change token, by their last update, oldest first. */
export interface Changes {
  readonly events: readonly ChangedEvent[];
  readonly unreadable: readonly UnreadableChange[];
}
