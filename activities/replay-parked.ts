import { normaliseRecords } from '../connectors/o365-management/normalise.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import type { SecurityEvent } from '../contracts/event.ts';
import { endReplay, wantedReplays, type ParkedEvent } from '../ledger/parked-events.ts';
import { markHandedOver } from '../ledger/seen-events.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { cutEvent } from './cut-event.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { enabledPlaybooks } from './enabled-playbooks.ts';
import { handOver } from './hand-over.ts';

/**
 * Hands over what people asked to be handed over again; answers how many were. What a playbook has taken already it takes
 * no second time: its run claims the event. What fails again is set aside again.
 */
export function replayParked(dependencies: ActivityDependencies) {
  return async (): Promise<number> => {
    const { db, directory, log } = dependencies;
    let replayed = 0;
    for (const wanted of await wantedReplays(db)) {
      const tenant = directory().tenants.get(wanted.tenant);
      const became =
        tenant === undefined ? { reason: 'The tenant is gone' } : await replay(dependencies, tenant, wanted);
      if (became === 'later') continue;
      await endReplay(db, wanted.tenant, wanted.id, became === 'done' ? undefined : became);
      if (became === 'done') replayed += 1;
      else log.error({ tenant: wanted.tenant, event: wanted.recordId, ...became }, 'event-parked');
    }
    return replayed;
  };
}

type Became = 'done' | 'later' | { readonly reason: string };

async function replay(
  dependencies: ActivityDependencies,
  tenant: Tenant,
  parked: ParkedEvent & { readonly body: Json },
): Promise<Became> {
  const event = eventOf(tenant, parked.body);
  if ('reason' in event) return event;
  const playbooks = await enabledPlaybooks(dependencies, tenant);
  const { failures, broken = [], isLater } = await handOver(dependencies, tenant, { event, playbooks });
  if (isLater) return 'later';
  const all = [...failures, ...broken];
  if (all.length > 0) return { reason: all.map(({ code, message }) => `${code}: ${message}`).join('; ') };
  await markHandedOver(dependencies.db, tenant.id, event.source, [event.id]);
  return 'done';
}

/** The event of a record, read by the Watchbill of today. */
function eventOf(tenant: Tenant, body: Json): SecurityEvent | { readonly reason: string } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { reason: 'It is no record: the feed brought something else' };
  const { events, poison } = normaliseRecords(tenant.id, [body as JsonObject]); // the two others are ruled out above
  const [event] = events;
  if (event === undefined) return { reason: poison[0]?.reason ?? 'It gives no event' };
  return cutEvent(event) ?? { reason: 'It is too long and too nested to be cut to an event' };
}
