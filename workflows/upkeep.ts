import { continueAsNew, log, proxyActivities, sleep } from '@temporalio/workflow';
import type { UpkeepActivities } from '../contracts/activities.ts';

/** Pause between two turns of upkeep. */
export const UPKEEP_PAUSE_MS = 60_000;
/** Turns of one execution: about three hours, 15 events each. */
export const UPKEEP_TURNS_MAX = 180;

/**
 * Every minute: runs that ended without running code are marked so, and events that wait behind ended runs are
 * released. A turn that fails is repeated by the next one.
 */
export async function upkeep(): Promise<void> {
  const { reconcileRuns, releaseInbox } = proxyActivities<UpkeepActivities>({
    startToCloseTimeout: '50 s',
    heartbeatTimeout: '10 s',
    retry: { maximumAttempts: 1 },
  });
  for (let turn = 1; turn <= UPKEEP_TURNS_MAX; turn++) {
    await attempt('reconcile-runs', reconcileRuns);
    await attempt('release-inbox', releaseInbox);
    await sleep(UPKEEP_PAUSE_MS, { summary: 'next turn' });
  }
  await continueAsNew<typeof upkeep>();
}

async function attempt(name: string, turn: () => Promise<number>): Promise<void> {
  try {
    await turn();
  } catch (error) {
    log.warn('upkeep-failed', { turn: name, error });
  }
}
