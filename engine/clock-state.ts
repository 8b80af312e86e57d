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
  /** Of a clock by a calendar, while it runs: when it warns and is breached, as the calendar said when it was started or resumed. */
  due?: { readonly warnAt?: UtcMs; readonly limitAt?: UtcMs };
  /** Of a clock by a calendar: a step pauses or stops it, and waits for what the calendar says. It does not go off meanwhile. */
  isHeld?: true;
}

/** Time on a clock that no calendar counts. */
export function elapsedOf({ usedMs, since }: ClockState, now: UtcMs): number {
  return since === undefined ? usedMs : usedMs + now - since;
}

/** When so much time will be on a clock that no calendar counts; never while it does not run. */
export function momentOf({ usedMs, since }: ClockState, ms: number): UtcMs {
  return since === undefined ? Infinity : since + ms - usedMs;
}

/** The clock with nothing of how it ran, and with what is on it now. */
export function heldWith(state: ClockState, usedMs: number): ClockState {
  const { since: _since, due: _due, isHeld: _isHeld, ...held } = state;
  return { ...held, usedMs };
}

/** A clock as the output of its steps: `elapsed` in whole seconds. */
export function clockOutput(
  state: ClockState | undefined,
  limits: { readonly limitMs?: number; readonly warnMs?: number },
  elapsedMs: number,
): JsonObject {
  if (state === undefined) return { state: 'not-started', elapsed: 0, warned: false, breached: false };
  return {
    state: state.isStopped ? 'stopped' : state.since === undefined ? 'paused' : 'running',
    elapsed: Math.floor(elapsedMs / 1_000),
    warned: elapsedMs >= (limits.warnMs ?? Infinity),
    breached: elapsedMs >= (limits.limitMs ?? Infinity),
  };
}
