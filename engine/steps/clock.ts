import type { ClockStep } from '../../language/plan/plan.ts';
import { clockStep } from '../alarms.ts';
import { clockOutput, elapsedOf, type ClockState } from '../clock-state.ts';
import type { Ending } from '../completion.ts';
import type { Run } from '../run.ts';
import type { Entered } from '../run-step.ts';

/*
 * A clock:
 *
 *   start → running ⇄ paused → stopped → start: from nothing again
 *
 * What does not fit the state changes nothing: a clock measures and never fails a run. What is due by now happens before the
 * change, so that a stop at the very moment of the limit still is a breach.
 */

/** Starts, pauses, resumes or stops a clock. */
export function runClock(entered: Entered<ClockStep>): Ending {
  const { run, step, path } = entered;
  run.alarms.due();
  const before = run.journal.clocks?.[step.name];
  const changed = change(entered, before);
  if (changed !== undefined) {
    run.journal.clocks = { ...run.journal.clocks, [step.name]: changed };
    run.record({
      type: 'clock',
      path,
      clock: step.name,
      what: WHAT[step.does],
      elapsedMs: elapsedOf(changed, run.now),
    });
    run.alarms.changed();
  }
  const state = changed ?? before;
  return { status: 'succeeded', output: clockOutput(state, limitsOf(run, state), run.now) };
}

const WHAT = { start: 'started', pause: 'paused', resume: 'resumed', stop: 'stopped' } as const;

/** The clock after the step; undefined where the step changes nothing. */
function change({ run, step, path }: Entered<ClockStep>, state: ClockState | undefined): ClockState | undefined {
  const { now } = run;
  if (step.does === 'start') {
    if (state?.isStopped === false) return undefined;
    return { startedBy: path, step: step.id, usedMs: 0, since: now, isStopped: false };
  }
  if (state === undefined || state.isStopped) return undefined;
  const { since: _since, ...held } = { ...state, usedMs: elapsedOf(state, now) };
  if (step.does === 'stop') return { ...held, isStopped: true };
  const isRunning = state.since !== undefined;
  if ((step.does === 'resume') === isRunning) return undefined;
  return isRunning ? held : { ...held, since: now };
}

function limitsOf(run: Run, state: ClockState | undefined): Pick<ClockStep, 'limitMs' | 'warnMs'> {
  return state === undefined ? {} : clockStep(run.start.plan, state.step);
}
