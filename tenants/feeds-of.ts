import type { FeedRef } from '../contracts/activities.ts';
import { eventSource, O365_EVENT_TYPES, type EventType } from '../contracts/event.ts';
import type { Connections, PolledEvents, Tenant } from './tenant.ts';

/** A feed that is polled for a tenant. */
export interface PolledFeed {
  readonly feed: FeedRef;
  /** Seconds between two turns. */
  readonly pollSeconds: number;
}

/** The feeds that the connections of a tenant ask for. Upstreams that only list what has changed have one an event type. */
export function feedsOf({ id, connections }: Tenant): readonly PolledFeed[] {
  const { 'o365-management': o365 } = connections;
  const contents = o365?.contentTypes.map((contentType) => ({
    feed: { tenant: id, source: 'o365-management', contentType } as const,
    pollSeconds: o365.pollSeconds,
  }));
  const listed = pollingOf(connections).flatMap(({ events, pollSeconds }) =>
    events.map((type) => ({ feed: { tenant: id, source: eventSource(type), contentType: type }, pollSeconds })),
  );
  return [...(contents ?? []), ...listed];
}

/** Events that the connections of a tenant hand over. */
export function eventsOf({ connections }: Tenant): readonly EventType[] {
  const ofFeed = connections['o365-management'] === undefined ? [] : O365_EVENT_TYPES;
  return [...ofFeed, ...pollingOf(connections).flatMap(({ events }) => events)];
}

function pollingOf({ graph, servicenow }: Connections): readonly PolledEvents[] {
  return [graph, servicenow].flatMap((connection) => (connection === undefined ? [] : [connection]));
}
