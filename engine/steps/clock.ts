import type { ClockStep } from '../../language/plan/plan.ts';
import { calendarOf, changeClock, plainElapsed, stateOf } from '../change-clock.ts';
import type { Eventually } from '../completion.ts';
import type { Entered } from '../run-step.ts';
import { runCalendarClock } from './calendar-clock.ts';

/*
 * A clock:
 *
 *   start → running ⇄ paused → stopped → start: from nothing again
 *
 * What does not fit the state changes nothing: a clock measures and never fails a run. What is due by now happens before the
 * change, so that a stop at the very moment of the limit still is a breach. One that a calendar counts is changed in
 * calendar-clock.ts, since the calendar has to be asked.
 */

/** Starts, pauses, resumes or stops a clock. */
export function runClock(entered: Entered<ClockStep>): Eventually {
  const { run } = entered;
  run.alarms.due();
  const state = stateOf(entered);
  if (calendarOf(entered, state) !== undefined) return runCalendarClock(entered);
  return changeClock(entered, { at: run.now, elapsedMs: plainElapsed(entered, state) });
}
