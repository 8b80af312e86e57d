import type { RunOrigin } from '../../contracts/after-end.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { ClockState } from '../clock-state.ts';
import type { Journal, UndoEntry } from '../journal.ts';
import { isOpenAtEnd } from '../undo/undo-entries.ts';
import { reopenSteps } from './reopen-steps.ts';

/** With what a run goes on from the end of another one. */
export interface Reopening {
  readonly origin: RunOrigin;
  readonly plan: Plan;
  readonly now: UtcMs;
}

/** The journal of a run that goes on from the end of another one, made of the journal which that one left. */
export function reopen(left: Journal, { origin, plan, now }: Reopening): Journal {
  const begun = beginOf(left, now);
  // The run that undoes a step later belongs to the run that started it: nobody else looks for it.
  const entries = (left.undo ?? []).filter(({ later }) => later?.child === undefined);
  if (origin.kind === 'roll-back') {
    const undo = entries.map((entry) => (isOpenAtEnd(entry) ? openedAgain(entry) : entry));
    return { ...begun, phase: 'take-back', root: { at: now }, origin: { run: origin.run, anew: [] }, undo };
  }
  const { root, anew } = reopenSteps(plan, left.root, now);
  return {
    ...begun,
    phase: 'steps',
    root,
    origin: { run: origin.run, anew: [...anew, ...(left.origin?.anew ?? [])] },
    undo: entries.map((entry) => ({ ...openedAgain(entry), state: entry.state, isCarried: true })),
    ...(left.clocks === undefined ? {} : { clocks: clocksAnew(left.clocks, now) }),
  };
}

/** What both keep of the run that has ended. Time, budgets, records and messages begin anew. */
function beginOf(left: Journal, now: UtcMs): Omit<Journal, 'phase' | 'root'> {
  const { journalVersion, order, joined, events, woken } = left;
  return {
    journalVersion,
    startedAt: now,
    outputs: {},
    seq: 0,
    order,
    noted: [],
    answers: [],
    joining: [],
    joined,
    ...(events === undefined ? {} : { events }),
    ...(woken === undefined ? {} : { woken }),
    outbox: [],
    recordsLost: 0,
    used: { steps: 0, iterations: 0 },
  };
}

/** The entry as it was before it was tried to be taken back. One that has been taken out of its state is `maybe`. */
function openedAgain({ path, title, action, input, state }: UndoEntry): UndoEntry {
  const known = input === undefined ? {} : { input };
  return { path, title, action, ...known, state: state === 'done' ? 'done' : 'maybe', attempts: 0 };
}

function clocksAnew(clocks: NonNullable<Journal['clocks']>, now: UtcMs): Record<string, ClockState> {
  return Object.fromEntries(
    Object.entries(clocks).map(([name, { startedBy, step, since, isStopped }]) => [
      name,
      { startedBy, step, usedMs: 0, isStopped, ...(since === undefined ? {} : { since: now }) },
    ]),
  );
}
