import type { EventType } from '../../contracts/event.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { ChangedEvent, Changes, ChangesQuery, UnreadableChange } from '../changed-event.ts';
import { UpstreamError } from '../upstream-error.ts';
import { alertFields } from './alert-event.ts';
import type { Entity } from './entity.ts';
import type { GraphCalls } from './graph-calls.ts';
import { incidentFields } from './incident-event.ts';
import { listChanged } from './list-changed.ts';

/** What is listed as events of Defender. */
interface Source {
  readonly type: EventType;
  readonly purpose: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly fields: (entity: Entity) => JsonObject;
}

const ALERTS: Source = {
  type: 'defender.alert',
  purpose: 'list alerts that have changed',
  path: 'security/alerts_v2',
  fields: alertFields,
};

const INCIDENTS: Source = {
  type: 'defender.incident',
  purpose: 'list incidents that have changed',
  path: 'security/incidents',
  query: { $expand: 'alerts' },
  fields: incidentFields,
};

/** Alerts and incidents that are new or have changed, as events. There is no delta query. */
export interface SecurityChanges {
  alerts(query: ChangesQuery, signal?: AbortSignal): Promise<Changes>;
  /** With their alerts, and what all of them are about. */
  incidents(query: ChangesQuery, signal?: AbortSignal): Promise<Changes>;
}

/** The changes behind some calls. */
export function securityChangesOf(calls: GraphCalls): SecurityChanges {
  const changesOf =
    (source: Source) =>
    async ({ tenant, from, take }: ChangesQuery, signal?: AbortSignal): Promise<Changes> => {
      const { purpose, path, query = {} } = source;
      const listing = { purpose, path, query, updatedFrom: from, order: 'oldest-first', take, signal } as const;
      return eventsOf(source, tenant, await listChanged(calls, listing));
    };
  return { alerts: changesOf(ALERTS), incidents: changesOf(INCIDENTS) };
}

function eventsOf(source: Source, tenant: ChangesQuery['tenant'], entities: readonly Entity[]): Changes {
  const events: ChangedEvent[] = [];
  const unreadable: UnreadableChange[] = [];
  for (const entity of entities) {
    try {
      const occurredAt = entity.neededMoment('lastUpdateDateTime');
      // The id has the time as it came: it is finer than ours, and two changes within a millisecond are two states.
      const id = `${source.path}/${entity.needed('id')}/${entity.text('lastUpdateDateTime')}`;
      const event = { tenant, source: 'defender', id, type: source.type, occurredAt } as const;
      events.push({
        event: { ...event, fields: source.fields(entity), raw: entity.raw },
        changedAt: Date.parse(occurredAt),
      });
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      unreadable.push({ reason: error.message, raw: entity.raw });
    }
  }
  return { events, unreadable };
}
