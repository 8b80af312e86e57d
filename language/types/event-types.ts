import { O365_EVENT_TYPES, type EventType } from '../../contracts/event.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { DEFENDER_ALERT } from './events/defender-alert.ts';
import { DEFENDER_INCIDENT } from './events/defender-incident.ts';
import { openEvent } from './events/event-shape.ts';
import { ANY_O365_EVENT, O365_EVENTS } from './events/o365-events.ts';
import { RECEIVED_MAIL } from './events/received-mail.ts';
import { SENTINEL_INCIDENT } from './events/sentinel-incident.ts';
import { SERVICE_MESSAGE } from './events/service-message.ts';
import { SERVICENOW_INCIDENT } from './events/servicenow-incident.ts';

/*
 * The event catalogue: what an expression may read of `event`, by event type; one file a source under events/. The
 * normaliser of a source writes exactly these fields. A member whose name ends in `?` may be absent; all others are
 * always there. Words of an upstream's enumerations are written as its schema spells them; words that are new there
 * stay as they come, so that no event is lost to them. That is why such fields are text and no enumeration.
 */

/** JSON Schema of `event` for each event type, `id`, `type`, `source`, `occurred_at` and `raw` included. */
export const EVENT_SCHEMAS: Readonly<Record<EventType, JsonObject>> = {
  ...O365_EVENTS,
  'defender.alert': DEFENDER_ALERT,
  'defender.incident': DEFENDER_INCIDENT,
  'sentinel.incident': SENTINEL_INCIDENT,
  'servicenow.incident': SERVICENOW_INCIDENT,
  'service.message': SERVICE_MESSAGE,
  'mail.received': RECEIVED_MAIL,
};

/** JSON Schema of an event whose type is not known when the playbook is checked. */
export const ANY_EVENT_SCHEMA: JsonObject = openEvent('Any event', {});

/** JSON Schema of an event that is of one of these types: what all of them have is known of it. Of no type, it is any event. */
export function schemaOfTypes(types: Iterable<EventType>): JsonObject {
  const all = [...new Set(types)];
  const [first, ...others] = all;
  if (first !== undefined && others.length === 0) return EVENT_SCHEMAS[first];
  const isOfFeed = first !== undefined && all.every((type) => FEED.has(type));
  return isOfFeed ? ANY_O365_EVENT : ANY_EVENT_SCHEMA;
}

const FEED: ReadonlySet<EventType> = new Set(O365_EVENT_TYPES);
