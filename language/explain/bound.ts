/** A step whose duration nothing in the plan bounds. */
export interface Unbounded {
  readonly path: string;
  /** What it takes its time from, in words. */
  readonly because: string;
}

/** How long something lasts at most: `ms` for what is bounded, beside it the steps that are not. */
export interface Bound {
  readonly ms: number;
  readonly unbounded: readonly Unbounded[];
}

/** Lasts no time. */
export const NO_TIME: Bound = { ms: 0, unbounded: [] };

/** A bound of this many milliseconds. */
export function atMost(ms: number): Bound {
  return { ms, unbounded: [] };
}

/** One after the other. */
export function inSequence(bounds: readonly Bound[]): Bound {
  return { ms: bounds.reduce((sum, { ms }) => sum + ms, 0), unbounded: allUnbounded(bounds) };
}

/** Only one of them, or all at once: the longest counts. */
export function longestOf(bounds: readonly Bound[]): Bound {
  return { ms: Math.max(0, ...bounds.map(({ ms }) => ms)), unbounded: allUnbounded(bounds) };
}

/** The least of those that are bounded; undefined where none is. */
export function shortestOf(bounds: readonly Bound[]): Bound | undefined {
  const times = bounds.flatMap(({ ms, unbounded }) => (unbounded.length === 0 ? [ms] : []));
  return times.length === 0 ? undefined : atMost(Math.min(...times));
}

/** Several times in a row. */
export function repeated(bound: Bound, times: number): Bound {
  return { ms: bound.ms * times, unbounded: bound.unbounded };
}

/** Cut off by a limit: unbounded steps inside are bounded by it. */
export function cutOff(bound: Bound, limit: Bound): Bound {
  return bound.unbounded.length === 0 && bound.ms <= limit.ms ? bound : limit;
}

function allUnbounded(bounds: readonly Bound[]): readonly Unbounded[] {
  const byPath = new Map(bounds.flatMap(({ unbounded }) => unbounded).map((one) => [one.path, one]));
  return [...byPath.values()];
}
