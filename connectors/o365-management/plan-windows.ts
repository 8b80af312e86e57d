import type { UtcMs } from '../../contracts/time.ts';

/*
 * The feed is asked by the time at which contents were created, not events happened. It keeps 7 days, answers at most
 * 24 hours at once, and now and then lists a content late; so each round begins a little before the cursor, and what
 * comes twice falls out by record id. A feed that nobody asked for longer than 7 days has lost contents for good: that is
 * told, never skipped in silence.
 */

/** A span of `contentCreated`: start inclusive, end exclusive, at most 24 hours, on whole seconds. */
export interface ContentWindow {
  readonly from: UtcMs;
  readonly to: UtcMs;
}

/** What to ask the feed for. */
export interface WindowPlan {
  /** Oldest first; the cursor may move to `to` once all contents of a window are handed over. */
  readonly windows: readonly ContentWindow[];
  /** Contents created in this span are no longer kept: they are lost to this feed. */
  readonly lost: ContentWindow | null;
  /** The cursor is older than 5 days: in two more, contents are lost. */
  readonly isLate: boolean;
}

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
/** Longest window that the API answers. */
export const WINDOW_MAX_MS = 24 * HOUR_MS;
/** How long the API keeps contents. */
export const KEPT_MS = 7 * WINDOW_MAX_MS;
/** How far before the cursor a round begins. */
export const OVERLAP_MS = 10 * 60 * SECOND_MS;
/** Kept away from the oldest end, so that a window is still allowed when its request arrives. */
export const EDGE_MS = 5 * 60 * SECOND_MS;
const LATE_MS = 5 * WINDOW_MAX_MS;

/** Windows from a cursor to now, with overlap, within the 7 days that are kept. Without a cursor: the last 24 hours. */
export function planWindows(cursor: UtcMs | null, now: UtcMs): WindowPlan {
  const end = wholeSecond(now);
  const oldest = end - KEPT_MS + EDGE_MS;
  // A clock that was set back puts the cursor into the future; the round then covers the overlap before now.
  const wanted = cursor === null ? end - WINDOW_MAX_MS : wholeSecond(Math.min(cursor, end) - OVERLAP_MS);
  const start = Math.max(wanted, oldest);
  const windows: ContentWindow[] = [];
  for (let from = start; from < end; from += WINDOW_MAX_MS) {
    windows.push({ from, to: Math.min(from + WINDOW_MAX_MS, end) });
  }
  const lost = cursor !== null && cursor < oldest ? { from: wholeSecond(cursor), to: oldest } : null;
  return { windows, lost, isLate: cursor !== null && end - cursor > LATE_MS };
}

function wholeSecond(at: UtcMs): UtcMs {
  return Math.floor(at / SECOND_MS) * SECOND_MS;
}
