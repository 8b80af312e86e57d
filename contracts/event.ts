import type { TenantId } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { UtcTime } from './time.ts';

/** The event types that triggers may name now. */
export const EVENT_TYPES = [
  'o365.threat_intelligence',
  'o365.url_click',
  'o365.atp_content',
  'o365.air_investigation',
  'o365.audit',
] as const;

/** Name of an event in the catalogue. */
export type EventType = (typeof EVENT_TYPES)[number];

/** Where events come from. */
export type EventSource = 'o365-management';

/**
 * A normalised event. Expressions read it as `event`: the members of `fields` at the top, beside `id`, `type`,
 * `source`, `occurred_at` and `raw`.
 */
export interface SecurityEvent {
  readonly tenant: TenantId;
  readonly source: EventSource;
  /** The upstream's own id of the record; unique by (tenant, source). */
  readonly id: string;
  readonly type: EventType;
  readonly occurredAt: UtcTime;
  /** Typed fields, snake_case, in the shape of the event catalogue. */
  readonly fields: JsonObject;
  /** The record as it came. Nothing of it is lost. */
  readonly raw: JsonObject;
}

/** The event as expressions see it. */
export function eventScope(event: SecurityEvent): JsonObject {
  return {
    ...event.fields,
    id: event.id,
    type: event.type,
    source: event.source,
    occurred_at: event.occurredAt,
    raw: event.raw,
  };
}
