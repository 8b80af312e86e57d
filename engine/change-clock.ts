import type { UtcMs } from '../contracts/time.ts';
import type { ClockStep } from '../language/plan/plan.ts';
import { clockStep } from './alarms.ts';
import { clockOutput, elapsedOf, heldWith, type ClockState } from './clock-state.ts';
import type { Ending } from './completion.ts';
import type { Run } from './run.ts';
import type { Entered } from './run-step.ts';

/** The clock that a step is about, as it stands. */
export function stateOf({ run, step }: Entered<ClockStep>): ClockState | undefined {
  return run.journal.clocks?.[step.name];
}

/** The calendar that counts what is on a clock; undefined where none does, or nothing more is counted. */
export function calendarOf({ run, step }: Entered<ClockStep>, state: ClockState | undefined): string | undefined {
  if (state === undefined || state.isStopped) return step.does === 'start' ? step.calendar : undefined;
  return clockStep(run.start.plan, state.step).calendar;
}

/** Time on a clock that no calendar counts, or that does not run. */
export function plainElapsed({ run }: Entered<ClockStep>, state: ClockState | undefined): number {
  return state === undefined ? 0 : elapsedOf(state, run.now);
}

/** What is known of a clock when it is changed. */
export interface ClockReading {
  /** The moment of the change. */
  readonly at: UtcMs;
  /** Time on the clock by then. */
  readonly elapsedMs: number;
  /** When it will go off, where a calendar counts and it runs from now on. */
  readonly due?: ClockState['due'];
}

/** Changes a clock where the step fits its state, and says how it stands. */
export function changeClock(entered: Entered<ClockStep>, reading: ClockReading): Ending {
  const { run, step, path } = entered;
  const before = stateOf(entered);
  const changed = change(entered, before, reading);
  // At the moment of a change all time on a clock is from before it.
  const elapsedMs = changed?.usedMs ?? reading.elapsedMs;
  if (changed !== undefined) {
    run.journal.clocks = { ...run.journal.clocks, [step.name]: changed };
    run.record({ type: 'clock', path, clock: step.name, what: WHAT[step.does], elapsedMs });
    run.alarms.changed();
  }
  const state = changed ?? before;
  return { status: 'succeeded', output: clockOutput(state, limitsOf(run, state), elapsedMs) };
}

const WHAT = { start: 'started', pause: 'paused', resume: 'resumed', stop: 'stopped' } as const;

/** The clock after the step; undefined where the step changes nothing. */
function change(
  { step, path }: Entered<ClockStep>,
  state: ClockState | undefined,
  { at, elapsedMs, due }: ClockReading,
): ClockState | undefined {
  const running = { since: at, ...(due === undefined ? {} : { due }) };
  if (step.does === 'start') {
    if (state?.isStopped === false) return undefined;
    return { startedBy: path, step: step.id, usedMs: 0, isStopped: false, ...running };
  }
  if (state === undefined || state.isStopped) return undefined;
  const held = heldWith(state, elapsedMs);
  if (step.does === 'stop') return { ...held, isStopped: true };
  const isRunning = state.since !== undefined;
  if ((step.does === 'resume') === isRunning) return undefined;
  return isRunning ? held : { ...held, ...running };
}

function limitsOf(run: Run, state: ClockState | undefined): Pick<ClockStep, 'limitMs' | 'warnMs'> {
  return state === undefined ? {} : clockStep(run.start.plan, state.step);
}
