import type { UtcMs } from '../../contracts/time.ts';

/** A span of `contentCreated`: start inclusive, end exclusive, at most 24 hours. */
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
}

/** Windows from a cursor to now, with overlap, within the 7 days that are kept. Without a cursor: the last 24 hours. */
export declare function planWindows(cursor: UtcMs | null, now: UtcMs): WindowPlan;
