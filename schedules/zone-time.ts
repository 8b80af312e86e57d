import type { UtcMs } from '../contracts/time.ts';

/** A moment on the wall clock of a zone. */
export interface LocalTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();
/** Further than any offset from UTC, and nearer than two changes of one zone lie together. */
const AROUND_MS = 36 * 60 * 60 * 1_000;

/**
 * The instant of a wall-clock time in a zone. One that does not exist (clocks go forward) is the next moment that does;
 * one that comes twice (clocks go back) is the first of the two. So a daily time happens once on every day.
 *
 * @param timezone IANA name.
 */
export function instantOf(timezone: string, local: LocalTime): UtcMs {
  const wall = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
  const before = offsetAt(timezone, wall - AROUND_MS);
  const after = offsetAt(timezone, wall + AROUND_MS);
  const found = [wall - before, wall - after].filter((at) => at + offsetAt(timezone, at) === wall);
  return found.length > 0 ? Math.min(...found) : changeBetween(timezone, wall - AROUND_MS, wall + AROUND_MS);
}

/** The wall clock of a zone at an instant. */
export function localTimeOf(timezone: string, at: UtcMs): LocalTime {
  const wall = new Date(at + offsetAt(timezone, at));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  };
}

/** The local name of an instant, as `2026-11-21T09:00`. */
export function localName(timezone: string, at: UtcMs): string {
  return new Date(at + offsetAt(timezone, at)).toISOString().slice(0, 16);
}

/** Whether the host knows a zone of this name. */
export function isZone(timezone: string): boolean {
  try {
    formatOf(timezone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Milliseconds that the wall clock is ahead of UTC. */
function offsetAt(timezone: string, at: UtcMs): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timezone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}

/** The instant at which the offset changes between two instants. */
function changeBetween(timezone: string, from: UtcMs, to: UtcMs): UtcMs {
  const offset = offsetAt(timezone, from);
  let low = from;
  let high = to;
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (offsetAt(timezone, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timezone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  FORMATS.set(timezone, format);
  return format;
}
