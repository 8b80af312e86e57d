import type { UtcMs } from '../../contracts/time.ts';
import type { ClockStep } from '../../language/plan/plan.ts';
import { clockStep } from '../alarms.ts';
import { lookUpMoments, lookUpTime, type NotFound } from '../business-moments.ts';
import type { ClockState } from '../clock-state.ts';
import type { Completion } from '../completion.ts';
import type { Entered } from '../run-step.ts';
import { calendarOf, changeClock, plainElapsed, stateOf, type ClockReading } from '../change-clock.ts';

/*
 * A clock by a calendar. What is on it and when it goes off is for the calendar to say, so that each step asks once:
 *
 *   the clock runs   → how much business time since it was started or resumed? → changed, as of when the step began
 *   it does not run  → when will its warning and its limit be on it?           → it runs, from when the step began
 *
 * While a pause or stop waits for the answer the clock is held: a slow answer makes nothing late. Where another step changed
 * the clock meanwhile, the calendar is asked again.
 */

/** Starts, pauses, resumes or stops a clock that a calendar counts. */
export async function runCalendarClock(entered: Entered<ClockStep>): Promise<Completion> {
  const { run, frame } = entered;
  for (;;) {
    run.alarms.due();
    const before = hold(entered);
    const reading = await read(entered, before);
    const isSame = stateOf(entered) === before;
    if ('status' in reading) {
      if (isSame && reading.status !== 'moving-on') release(entered);
      return reading;
    }
    if (isSame) return changeClock(entered, { at: frame.at, ...reading });
  }
}

/** The clock as it stands; while one that runs is being paused or stopped it does not go off. */
function hold(entered: Entered<ClockStep>): ClockState | undefined {
  const { run, step } = entered;
  const state = stateOf(entered);
  const ends = step.does === 'pause' || step.does === 'stop';
  if (state?.since === undefined || !ends || state.isHeld === true) return state;
  const held: ClockState = { ...state, isHeld: true };
  run.journal.clocks = { ...run.journal.clocks, [step.name]: held };
  run.alarms.changed();
  return held;
}

/** Nothing was asked of the calendar after all, or it cannot tell: the clock runs on as it was. */
function release(entered: Entered<ClockStep>): void {
  const { run, step } = entered;
  const state = stateOf(entered);
  if (state?.isHeld !== true) return;
  const { isHeld: _isHeld, ...running } = state;
  run.journal.clocks = { ...run.journal.clocks, [step.name]: running };
  run.alarms.changed();
}

type Reading = Omit<ClockReading, 'at'>;

function read(entered: Entered<ClockStep>, state: ClockState | undefined): Promise<Reading | NotFound> | Reading {
  const { run, step } = entered;
  const calendar = calendarOf(entered, state);
  if (calendar === undefined) return { elapsedMs: plainElapsed(entered, state) };
  if (state === undefined || state.isStopped) return readDue(entered, { calendar, limits: step, usedMs: 0 });
  const { since, usedMs } = state;
  if (since !== undefined) return readElapsed(entered, { calendar, since, usedMs });
  if (step.does !== 'resume') return { elapsedMs: usedMs };
  return readDue(entered, { calendar, limits: clockStep(run.start.plan, state.step), usedMs });
}

async function readElapsed(
  entered: Entered<ClockStep>,
  { calendar, since, usedMs }: { readonly calendar: string; readonly since: UtcMs; readonly usedMs: number },
): Promise<Reading | NotFound> {
  const found = await lookUpTime(entered, { calendar, from: since, to: entered.frame.at });
  return found.status === 'found' ? { elapsedMs: usedMs + found.ms } : found;
}

interface Limits {
  readonly calendar: string;
  readonly limits: Pick<ClockStep, 'limitMs' | 'warnMs'>;
  readonly usedMs: number;
}

async function readDue(
  entered: Entered<ClockStep>,
  { calendar, limits: { warnMs, limitMs }, usedMs }: Limits,
): Promise<Reading | NotFound> {
  const wanted = Object.entries({ warnAt: warnMs, limitAt: limitMs }).flatMap(([name, ms]) =>
    ms === undefined ? [] : [{ name, ms: Math.max(0, ms - usedMs) }],
  );
  if (wanted.length === 0) return { elapsedMs: usedMs };
  const times = wanted.map(({ ms }) => ms);
  const found = await lookUpMoments(entered, { calendar, from: entered.frame.at, times });
  if (found.status !== 'found') return found;
  // Each time that was asked for has its moment.
  const due = Object.fromEntries(wanted.map(({ name }, index) => [name, found.moments[index]])) as NonNullable<
    ClockState['due']
  >;
  return { elapsedMs: usedMs, due };
}
