import { UpstreamError } from '../upstream-error.ts';

/** Lets calls go one after the other, so that an upstream is not asked more often than it takes. */
export interface Pace {
  /**
   * Waits until it is one's turn.
   *
   * @throws {UpstreamError} `throttled` with `retryAfterMs` if too many wait already; `cancelled` if the signal comes before.
   */
  turn(signal: AbortSignal | undefined): Promise<void>;
}

/** Makes a pace of one call every so many milliseconds, with at most so many that wait. */
export function createPace(upstream: string, everyMs: number, waitingMax: number): Pace {
  let nextAt = 0;
  return {
    turn: async (signal) => {
      const now = Date.now();
      const waitMs = nextAt - now;
      if (waitMs > everyMs * waitingMax) {
        throw new UpstreamError(
          'throttled',
          `Cannot call ${upstream} because at most ${waitingMax} calls may wait: found as many. Wait and try again`,
          { retryAfterMs: Math.max(waitMs, 1_000) },
        );
      }
      nextAt = Math.max(nextAt, now) + everyMs;
      if (waitMs > 0) await pause(waitMs, signal);
    },
  };
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(new UpstreamError('cancelled', 'Cannot wait for the turn of a call: the call was cancelled'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted === true) end();
  });
}
