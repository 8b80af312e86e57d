/** Counts requests in fixed windows of time, as the vendors do. */
export interface RateCounter {
  /** Counts one; tells whether it is within the limit and when the window ends (milliseconds). */
  count(key: string, limit: number): { isAllowed: boolean; resetAt: number };
  clear(): void;
}

const KEYS_MAX = 10_000;

/** Makes a counter with windows of this length. */
export function createRateCounter(windowMs: number, now: () => number): RateCounter {
  const windows = new Map<string, { start: number; used: number }>();
  return {
    count: (key, limit) => {
      const start = Math.floor(now() / windowMs) * windowMs;
      const known = windows.get(key);
      const used = known !== undefined && known.start === start ? known.used + 1 : 1;
      if (windows.size >= KEYS_MAX) windows.clear();
      windows.set(key, { start, used });
      return { isAllowed: used <= limit, resetAt: start + windowMs };
    },
    clear: () => windows.clear(),
  };
}
