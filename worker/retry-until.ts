import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Pauses between two tries, in milliseconds. */
const PAUSE_MS = { first: 500, max: 10_000 } as const;

/**
 * Tries until it succeeds or the process is told to end: a worker that starts before its server or its ledger waits.
 *
 * @throws the signal's reason once it is aborted.
 */
export async function retryUntil<T>(
  what: { readonly name: string; readonly log: Logger; readonly signal: AbortSignal },
  body: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    what.signal.throwIfAborted();
    try {
      return await body();
    } catch (error) {
      const pauseMs = Math.min(PAUSE_MS.first * 2 ** Math.min(attempt, 10), PAUSE_MS.max);
      what.log.warn({ error, pauseMs }, `${what.name} is not there yet`);
      await sleep(pauseMs, undefined, { signal: what.signal });
    }
  }
}
