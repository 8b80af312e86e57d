import { DefaultLogger, type ReplayWorkerOptions, Runtime, Worker } from '@temporalio/worker';
import type { StoredHistory } from './stored.ts';

/** How histories are replayed. */
export interface Replaying {
  /**
   * Whether workflow code runs on the main thread without a limit of time. The SDK does so in replays although it never
   * does in production. @default false
   */
  readonly debugMode?: boolean;
}

/**
 * Replays histories on a bundle.
 *
 * @returns per history that the bundle does not agree with, its name and the reason.
 */
export async function replayHistories(
  bundle: { readonly code: string },
  histories: readonly StoredHistory[],
  { debugMode = false }: Replaying = {},
): Promise<readonly string[]> {
  quiet();
  // The type leaves the option out; the worker honours it.
  const options = { workflowBundle: bundle, debugMode } as ReplayWorkerOptions;
  const given = histories.map(({ name, history }) => ({ workflowId: name, history }));
  const disagreements: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(options, given)) {
    if (error !== undefined) disagreements.push(`${workflowId}: ${error.message}`);
  }
  return disagreements;
}

let isQuiet = false;

/** What does not agree is told by the answer; the runtime would print each activation beside it. */
function quiet(): void {
  if (isQuiet) return;
  isQuiet = true;
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } },
    shutdownSignals: [],
  });
}
