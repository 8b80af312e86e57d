import { cancellationSignal } from '@temporalio/activity';
import { UpstreamError } from '../connectors/upstream-error.ts';
import type { FeedRef, IntakeReport } from '../contracts/activities.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { pollChanges } from './poll-changes.ts';
import { pollContents } from './poll-contents.ts';
import { openIntake } from './take-event.ts';
import { withHeartbeat } from './with-heartbeat.ts';

/** Takes one turn of the intake of a feed. Rejects where the feed, the ledger or Temporal fails: the next turn goes on. */
export function pollFeed(dependencies: ActivityDependencies) {
  return (feed: FeedRef): Promise<IntakeReport> =>
    withHeartbeat(async () => {
      const poll = feed.source === 'o365-management' ? pollContents : pollChanges;
      try {
        return await poll(await openIntake(dependencies, feed), cancellationSignal());
      } catch (error) {
        if (error instanceof UpstreamError && error.kind === 'unauthorized') {
          await dependencies.upstreams.forget(feed.tenant);
        }
        throw error;
      }
    });
}
