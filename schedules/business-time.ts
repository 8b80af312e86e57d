import type { UtcMs } from '../contracts/time.ts';
import type { CalendarDocument } from '../language/schema/calendar-schema.ts';
import { businessWindows } from './business-windows.ts';

/*
 * Arithmetic of business time: how late it is after so much of it, and how much of it lies between two moments. Pure but for
 * the host's time-zone data, and for that reason never called by replayed code: runs look the answers up and keep them.
 * Freezes change nothing here: people work while nothing may be changed.
 */

/**
 * The moment at which so much business time has passed. What ends with the hours ends then, and not with the next morning's.
 *
 * @param ms 0 and less: no time has to pass, whatever the hour.
 * @returns undefined where the calendar does not have so much business time within ten years.
 */
export function addBusinessTime(calendar: CalendarDocument, from: UtcMs, ms: number): UtcMs | undefined {
  if (ms <= 0) return from;
  let missing = ms;
  for (const window of businessWindows(calendar, from)) {
    const begins = Math.max(window.from, from);
    if (missing <= window.to - begins) return begins + missing;
    missing -= window.to - begins;
  }
  return undefined;
}

/** Milliseconds of business time from one moment to a later one; 0 where it is not later. */
export function businessTimeBetween(calendar: CalendarDocument, from: UtcMs, to: UtcMs): number {
  let passed = 0;
  for (const window of businessWindows(calendar, from)) {
    if (window.from >= to) break;
    passed += Math.max(0, Math.min(window.to, to) - Math.max(window.from, from));
  }
  return passed;
}
