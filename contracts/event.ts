import type { TenantId } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { UtcTime } from './time.ts';

/** The event types of the Office 365 Management Activity API: records of the audit log and of Defender for Office 365. */
export const O365_EVENT_TYPES = [
  'o365.threat_intelligence',
  'o365.url_click',
  'o365.atp_content',
  'o365.air_investigation',
  'o365.audit',
] as const;

/** Name of an event that the Office 365 Management Activity API brings. */
export type O365EventType = (typeof O365_EVENT_TYPES)[number];

/** The event types that triggers may name. Not all of them are handed over yet: see {@link CONNECTED_EVENT_TYPES}. */
export const EVENT_TYPES = [
  ...O365_EVENT_TYPES,
  'defender.alert',
  'defender.incident',
  'sentinel.incident',
  'servicenow.incident',
  'service.message',
  'mail.received',
] as const;

/** Name of an event in the catalogue. */
export type EventType = (typeof EVENT_TYPES)[number];

/** Where events come from. */
export type EventSource =
  'o365-management' | 'defender' | 'sentinel' | 'servicenow' | 'service-communications' | 'mailbox';

/** Source of the events of a type. */
export function eventSource(type: EventType): EventSource {
  return SOURCES[type];
}

const SOURCES: Readonly<Record<EventType, EventSource>> = {
  'o365.threat_intelligence': 'o365-management',
  'o365.url_click': 'o365-management',
  'o365.atp_content': 'o365-management',
  'o365.air_investigation': 'o365-management',
  'o365.audit': 'o365-management',
  'defender.alert': 'defender',
  'defender.incident': 'defender',
  'sentinel.incident': 'sentinel',
  'servicenow.incident': 'servicenow',
  'service.message': 'service-communications',
  'mail.received': 'mailbox',
};

/** Name of the connection that events of a source come over. */
export function eventConnection(source: EventSource): string {
  return CONNECTIONS[source];
}

const CONNECTIONS: Readonly<Record<EventSource, string>> = {
  'o365-management': 'o365-management',
  defender: 'graph',
  sentinel: 'sentinel',
  servicenow: 'servicenow',
  'service-communications': 'graph',
  mailbox: 'graph',
};

/** Events that this version hands over where a tenant asks for them. Others come from cases and samples alone. */
export const CONNECTED_EVENT_TYPES: ReadonlySet<EventType> = new Set([
  ...O365_EVENT_TYPES,
  'defender.alert',
  'defender.incident',
  'servicenow.incident',
]);

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
