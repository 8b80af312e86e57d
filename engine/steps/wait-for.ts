import { eventScope, type SecurityEvent } from '../../contracts/event.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import { utcTime, type UtcMs } from '../../contracts/time.ts';
import { evaluateCondition } from '../../language/expressions/evaluate-condition.ts';
import type { WaitForStep } from '../../language/plan/plan.ts';
import { CANCELLED, failed, goesOn, MOVING_ON, type Completion } from '../completion.ts';
import { flush } from '../flush.ts';
import { claimJoined } from '../join-events.ts';
import { enterFrame, type HeardState } from '../journal.ts';
import { recordStart } from '../perform.ts';
import { inside } from '../place.ts';
import { runSteps } from '../run-steps.ts';
import type { Entered } from '../run-step.ts';

/*
 * The life of a wait for an event:
 *
 *   an event of the type has joined since the run began, has not woken this step before, and `where` holds → arrived
 *   none of them → waits → another one joins → it is claimed, and looked at
 *                        → `timeout` is over → `onTimeout` → succeeded, with nothing arrived
 *
 * Only claimed events count: one that belongs to another run is not this run's. The frame keeps what was decided.
 */

/** Pause before an event that could not be claimed is claimed again. */
const CLAIM_PAUSE_MS = 5_000;

/** Waits for an event that is handed to the run. */
export async function runWaitFor(entered: Entered<WaitForStep>): Promise<Completion> {
  const { frame } = entered;
  if (frame.heard === undefined) {
    const interrupted = await listen(entered);
    if (interrupted !== undefined) return interrupted;
  }
  const { heard } = frame;
  if (heard?.event) return { status: 'succeeded', output: { arrived: true, event: eventScope(heard.event) } };
  const after = await runOnTimeout(entered);
  return goesOn(after) ? { status: 'succeeded', output: { arrived: false } } : after;
}

/** Until something is decided; answers what ends the step or the segment before. */
async function listen(entered: Entered<WaitForStep>): Promise<Completion | undefined> {
  const { run, step, frame, path, token } = entered;
  const deadline = frame.at + step.withinMs;
  for (let isNew = frame.waitUntil === undefined; ; isNew = false) {
    if (token.requested) return CANCELLED;
    await claimJoined(run);
    const found = firstThatCounts(entered);
    if (found !== undefined && 'code' in found) return failed(found);
    if (found !== undefined || run.now >= deadline) return decide(entered, { event: found ?? null });
    if (isNew) {
      frame.waitUntil = deadline;
      recordStart(entered);
      run.record({ type: 'step-waiting', path, reason: 'event', until: utcTime(deadline) });
      await flush(run);
    }
    if ((await untilNext(entered, deadline)) === 'moving-on') return MOVING_ON;
  }
}

/** Waits for another event, for the end of the pause after a claim that could not be made, or for the deadline. */
function untilNext({ run, step, token }: Entered<WaitForStep>, deadline: UtcMs): Promise<string> {
  const { journal } = run;
  const isHeld = journal.joining.length > 0;
  const newest = journal.events?.at(-1)?.id;
  const hasCome = (): boolean => journal.events?.at(-1)?.id !== newest || (!isHeld && journal.joining.length > 0);
  const moment = isHeld ? Math.min(deadline, run.now + CLAIM_PAUSE_MS) : deadline;
  return run.wait(hasCome, moment, token, step.title);
}

/** The oldest event that has not woken this step before and that `where` lets through. */
function firstThatCounts({ run, step, place, frame }: Entered<WaitForStep>): SecurityEvent | Failure | undefined {
  const woken = run.journal.woken?.[step.id] ?? [];
  for (const event of run.journal.events ?? []) {
    if (event.type !== step.event || woken.includes(event.id)) continue;
    if (step.where === undefined) return event;
    const names = place.scope.with({ event: eventScope(event) }).names(frame.at);
    const condition = evaluateCondition(step.where, names);
    if (!condition.ok) return condition.failure;
    if (condition.value) return event;
  }
  return undefined;
}

function decide({ run, step, frame, path }: Entered<WaitForStep>, heard: HeardState): undefined {
  frame.heard = heard;
  run.record({ type: 'decided', path, what: 'event', value: heard.event?.id ?? null });
  if (heard.event === null) return;
  const woken = (run.journal.woken ??= {});
  woken[step.id] = [...(woken[step.id] ?? []), heard.event.id];
}

function runOnTimeout({ run, step, place, frame, token }: Entered<WaitForStep>): Promise<Completion> {
  const around = inside({ ...place, token }, step.id, frame);
  return runSteps(run, step.onTimeout, inside(around, '~timeout', enterFrame(frame, '~timeout', run.now)));
}
