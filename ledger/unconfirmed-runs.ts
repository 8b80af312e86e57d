import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';
import type { OpenRun, OpenRunsPage } from './reconcile.ts';

/**
 * Runs whose end was written by a local activity and confirmed by nothing since: the sweep confirms them once it sees
 * in Temporal that they are closed.
 */
export async function unconfirmedRuns(
  db: LedgerDatabase,
  page: OpenRunsPage & { readonly olderThan: UtcTime },
): Promise<readonly OpenRun[]> {
  return db.kysely
    .selectFrom('runs')
    .select(['tenant', 'runId', 'workflowId', 'playbook', 'planSha256', 'startedAt', 'lastRecordAt'])
    .where('outcome', 'is not', null)
    .whereRef('confirmedThrough', '<', 'lastSeq')
    .where('lastRecordAt', '<', page.olderThan)
    .orderBy('lastRecordAt')
    .limit(page.limit ?? 1_000)
    .execute();
}
