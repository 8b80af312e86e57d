import type { SecurityEvent } from '../contracts/event.ts';
import { countTry, forgetTries } from '../ledger/event-tries.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { ActivityDependencies } from './dependencies.ts';
import type { EnabledPlaybook } from './enabled-playbooks.ts';
import { handOver, type HandOver } from './hand-over.ts';

/** So often an event is tried whose handing over breaks; then it is set aside. */
export const TRIES_MAX = 3;

/**
 * Hands an event over. Where that breaks for one of the playbooks, and it is no outage, the event is tried again in a
 * later turn; the third time what broke is among the failures, so that the feed goes on without it.
 */
export async function tryHandOver(
  dependencies: ActivityDependencies,
  tenant: Tenant,
  given: { readonly event: SecurityEvent; readonly playbooks: readonly EnabledPlaybook[] },
): Promise<HandOver | 'again'> {
  const { db, log } = dependencies;
  const { source, id: eventId } = given.event;
  const handed = await handOver(dependencies, tenant, given);
  const { broken = [], failures } = handed;
  if (broken.length === 0) return handed;
  const tries = await countTry(db, tenant.id, { source, eventId });
  if (tries < TRIES_MAX) {
    log.warn({ tenant: tenant.id, event: eventId, tries, reason: broken[0]?.message }, 'event-tried-again');
    return 'again';
  }
  await forgetTries(db, tenant.id, { source, eventId });
  return { ...handed, failures: [...failures, ...broken] };
}
