import type { Step } from '../language/plan/plan.ts';
import { CANCELLED, goesOn, MOVING_ON, SUCCEEDED, type Completion } from './completion.ts';
import { flush } from './flush.ts';
import { claimJoined } from './join-events.ts';
import { OUTBOX_FLUSH } from './outbox.ts';
import { isHeld, untilResumed } from './pause.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';
import { runStep } from './run-step.ts';

/** Runs steps one after the other, until one of them ends the list. */
export async function runSteps(run: Run, steps: readonly Step[], place: Place): Promise<Completion> {
  for (const step of steps) {
    // A step that was entered before is entered again, also when it is cancelled meanwhile: it has to end and to tidy up.
    const border = place.frame.children?.[step.id] === undefined ? atBorder(run, place) : undefined;
    const refused = border instanceof Promise ? await border : border;
    const came = refused ?? runStep(run, step, place);
    const completion = came instanceof Promise ? await came : came;
    if (!goesOn(completion)) return completion;
  }
  return SUCCEEDED;
}

/** What is looked after before a step or turn begins; undefined where it may begin. */
export function atBorder(run: Run, place: Place): Completion | undefined | Promise<Completion | undefined> {
  run.checkTime();
  if (place.token.requested) return CANCELLED;
  if (run.shouldMoveOn()) return MOVING_ON;
  if (isHeld(run, place)) return heldAtBorder(run, place);
  const isNothingToWrite = run.journal.joining.length === 0 && run.outbox.waiting < OUTBOX_FLUSH && !run.isHot;
  return isNothingToWrite ? undefined : writeAtBorder(run, place);
}

async function heldAtBorder(run: Run, place: Place): Promise<Completion | undefined> {
  const woken = await untilResumed(run, place, null);
  if (woken === 'cancelled') return CANCELLED;
  return woken === 'moving-on' ? MOVING_ON : atBorder(run, place);
}

async function writeAtBorder(run: Run, place: Place): Promise<Completion | undefined> {
  await claimJoined(run);
  // Writing also lets the worker do something else.
  if (run.outbox.waiting >= OUTBOX_FLUSH || run.isHot) await flush(run);
  return place.token.requested ? CANCELLED : undefined;
}
