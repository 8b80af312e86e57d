import type { Changes, ChangesQuery } from '../connectors/changed-event.ts';
import { UpstreamError } from '../connectors/upstream-error.ts';
import type { Intake } from './take-event.ts';
import { changesWithinLimits } from './within-limits.ts';

/**
 * What has changed at the upstream of a feed, each event as long as an event may be.
 *
 * @throws {UpstreamError} `not-configured` for events that no connection of this version hands over
 */
export async function listChanges(
  { dependencies, feed }: Intake,
  query: ChangesQuery,
  signal: AbortSignal,
): Promise<Changes> {
  const { upstreams } = dependencies;
  switch (feed.contentType) {
    case 'servicenow.incident':
      return changesWithinLimits(await upstreams.serviceNow(feed.tenant).listChanges(query, signal));
    case 'defender.alert':
      return changesWithinLimits(await upstreams.graph(feed.tenant).changes.alerts(query, signal));
    case 'defender.incident':
      return changesWithinLimits(await upstreams.graph(feed.tenant).changes.incidents(query, signal));
    default:
      throw new UpstreamError(
        'not-configured',
        `Cannot poll for events "${feed.contentType}": no connection of this version hands them over`,
      );
  }
}
