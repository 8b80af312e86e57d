import type { UtcMs } from '../../contracts/time.ts';

/** Shortest wait that is taken from an upstream, in milliseconds. */
export const RETRY_AFTER_MIN_MS = 1_000;
/** Longest wait that is taken from an upstream, in milliseconds. */
export const RETRY_AFTER_MAX_MS = 15 * 60_000;

const SECONDS = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun)/i;

/**
 * Reads a `Retry-After` header: seconds, also with a fraction (Graph sends `2.128`), or an HTTP date.
 *
 * @returns milliseconds, clamped to 1 s … 15 min; undefined if the header is missing or says nothing.
 * @see RFC 9110 section 10.2.3
 */
export function readRetryAfter(header: string | readonly string[] | undefined, now: UtcMs): number | undefined {
  const waits = (typeof header === 'string' ? [header] : (header ?? []))
    .map((text) => waitMs(text.trim(), now))
    .filter((ms) => ms !== undefined);
  if (waits.length === 0) return undefined;
  return Math.ceil(Math.min(Math.max(...waits, RETRY_AFTER_MIN_MS), RETRY_AFTER_MAX_MS));
}

function waitMs(text: string, now: UtcMs): number | undefined {
  if (SECONDS.test(text)) return Number(text) * 1_000;
  // Date.parse takes almost anything for a date, `junk 5` too; all three forms of an HTTP date start with a weekday.
  if (!WEEKDAY.test(text)) return undefined;
  const at = Date.parse(/(gmt|utc|[+-]\d{4})$/i.test(text) ? text : `${text} GMT`);
  return Number.isNaN(at) ? undefined : at - now;
}
