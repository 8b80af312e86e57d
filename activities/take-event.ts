import { UpstreamError } from '../connectors/upstream-error.ts';
import type { FeedRef } from '../contracts/activities.ts';
import type { SecurityEvent } from '../contracts/event.ts';
import { parkRecord } from '../ledger/feed-contents.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { enabledPlaybooks, type EnabledPlaybook } from './enabled-playbooks.ts';
import { tryHandOver } from './try-hand-over.ts';

/** A feed of one tenant, and who may want its events. */
export interface Intake {
  readonly dependencies: ActivityDependencies;
  readonly feed: FeedRef;
  readonly tenant: Tenant;
  readonly playbooks: readonly EnabledPlaybook[];
}

/**
 * What a turn of an intake works with.
 *
 * @throws {UpstreamError} `not-configured` if the tenant is gone
 */
export async function openIntake(dependencies: ActivityDependencies, feed: FeedRef): Promise<Intake> {
  const tenant = dependencies.directory().tenants.get(feed.tenant);
  if (tenant === undefined) {
    throw new UpstreamError('not-configured', `Cannot poll the feed: there is no tenant "${feed.tenant}"`);
  }
  return { dependencies, feed, tenant, playbooks: await enabledPlaybooks(dependencies, tenant) };
}

/**
 * What became of an event: `full`: no more runs of the tenant may begin now; `again`: it broke, and is tried again in the
 * next turn.
 */
export type Became = 'taken' | 'unwanted' | 'full' | 'again';

/** Hands an event of a feed over. One that a trigger cannot read is set aside where operators see it, and stops nothing. */
export async function takeEvent(
  { dependencies, feed, tenant, playbooks }: Intake,
  { event, contentId }: { readonly event: SecurityEvent; readonly contentId: string },
): Promise<Became> {
  const handed = await tryHandOver(dependencies, tenant, { event, playbooks });
  if (handed === 'again') return 'again';
  const { taken, failures, isLater } = handed;
  if (isLater) return 'full';
  if (failures.length > 0) {
    const reason = failures.map(({ code, message }) => `${code}: ${message}`).join('; ');
    dependencies.log.error({ tenant: feed.tenant, event: event.id, reason }, 'event-parked');
    await parkRecord(dependencies.db, feed.tenant, feed, { contentId, recordId: event.id, reason, body: event.raw });
  }
  return taken > 0 ? 'taken' : 'unwanted';
}
