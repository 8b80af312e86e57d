import type { StepPath } from '../contracts/ids.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { UtcMs } from '../contracts/time.ts';

/** A clock of a run. */
export interface ClockState {
  /** Path and id of the step that started it last. */
  readonly startedBy: StepPath;
  readonly step: string;
  /** Time on it from before it was resumed last. */
  usedMs: number;
  /** Since when it runs; absent while it is paused, and once it was stopped. */
  since?: UtcMs;
  isStopped: boolean;
}

/** Time on a clock. */
export function elapsedOf({ usedMs, since }: ClockState, now: UtcMs): number {
  return since === undefined ? usedMs : usedMs + now - since;
}

/** When so much time will be on a clock; never while it does not run. */
export function momentOf({ usedMs, since }: ClockState, ms: number): UtcMs {
  return since === undefined ? Infinity : since + ms - usedMs;
}

/** A clock as the output of its steps: `elapsed` in whole seconds. */
export function clockOutput(
  state: ClockState | undefined,
  limits: { readonly limitMs?: number; readonly warnMs?: number },
  now: UtcMs,
): JsonObject {
  if (state === undefined) return { state: 'not-started', elapsed: 0, warned: false, breached: false };
  const elapsedMs = elapsedOf(state, now);
  return {
    state: state.isStopped ? 'stopped' : state.since === undefined ? 'paused' : 'running',
    elapsed: Math.floor(elapsedMs / 1_000),
    warned: elapsedMs >= (limits.warnMs ?? Infinity),
    breached: elapsedMs >= (limits.limitMs ?? Infinity),
  };
}
