import {
  ApplicationFailure,
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import type { FeedRef, IntakeActivities, IntakeReport } from '../contracts/activities.ts';

/*
 * The intake of one feed of one tenant: a turn, a pause, a turn. A turn is one activity (fetch, de-duplicate, match,
 * hand over, move the cursor), bounded in work; while it says that there is more, the next follows at once. After a
 * failure the pause doubles, up to five minutes. It never ends by itself; the `stop` signal ends it between two turns.
 */

/** Ends the intake after the turn under way. Name on the wire: `stop`. */
export const stopIntakeSignal = defineSignal('stop');

/** How an intake runs. */
export interface IntakeSettings {
  /** Seconds between two turns when there is nothing more to fetch. */
  readonly pollSeconds: number;
  /** Turns that failed one after the other, carried into the next execution. */
  readonly failures?: number;
}

/** One turn may take so long; it says itself when its work has to go on in the next. */
export const TURN_LIMIT_MS = 120_000;
/** Longest pause after turns that failed. */
export const PAUSE_MAX_MS = 300_000;
/** Turns of one execution: at about 12 events a turn this stays far below the limit of the history. */
export const TURNS_MAX = 150;

const HEARTBEAT_LIMIT_MS = 10_000;

/** Polls a feed until it is told to stop. */
export async function eventIntake(feed: FeedRef, settings: IntakeSettings): Promise<void> {
  let isStopped = false;
  setHandler(stopIntakeSignal, () => {
    isStopped = true;
  });
  const { pollFeed } = proxyActivities<IntakeActivities>({
    startToCloseTimeout: TURN_LIMIT_MS,
    heartbeatTimeout: HEARTBEAT_LIMIT_MS,
    retry: { maximumAttempts: 1 },
    summary: `Poll ${feed.contentType}`,
  });
  let failures = settings.failures ?? 0;
  for (let turn = 1; turn <= TURNS_MAX; turn++) {
    const report = await takeTurn(() => pollFeed(feed));
    failures = report === undefined ? failures + 1 : 0;
    if (report?.more !== true) {
      await condition(() => isStopped, pauseMs(settings.pollSeconds, failures), { summary: 'next turn' });
    }
    if (isStopped) return;
  }
  await continueAsNew<typeof eventIntake>(feed, { pollSeconds: settings.pollSeconds, failures });
}

/** Milliseconds until the next turn: the feed's own pause, doubled for each failure in a row. */
export function pauseMs(pollSeconds: number, failures: number): number {
  const doubled = Math.max(pollSeconds, 1) * 1_000 * 2 ** Math.min(failures, 20);
  return Math.min(doubled, Math.max(PAUSE_MAX_MS, pollSeconds * 1_000));
}

/** Undefined: the turn failed; the next one repeats its work, because the cursor has not moved. */
async function takeTurn(poll: () => Promise<IntakeReport>): Promise<IntakeReport | undefined> {
  try {
    const report = await poll();
    setCurrentDetails(`Cursor at ${report.cursor ?? 'the beginning'}`);
    return report;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof ApplicationFailure ? error.cause : error;
    setCurrentDetails(`The last turn failed: ${cause instanceof Error ? cause.message : String(cause)}`);
    return undefined;
  }
}
