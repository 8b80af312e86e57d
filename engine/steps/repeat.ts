import { itemPath } from '../../contracts/ids.ts';
import { utcTime } from '../../contracts/time.ts';
import { evaluateBool } from '../../language/expressions/evaluate-condition.ts';
import type { RepeatStep } from '../../language/plan/plan.ts';
import { CANCELLED, failed, goesOn, MOVING_ON, type Completion, type Ending } from '../completion.ts';
import { flush } from '../flush.ts';
import { enterFrame, type Frame, type RepeatState } from '../journal.ts';
import { recordStart } from '../perform.ts';
import { inside } from '../place.ts';
import { atBorder, runSteps } from '../run-steps.ts';
import type { Entered } from '../run-step.ts';
import type { Scope } from '../scope.ts';
import { innerVars } from '../settle-step.ts';
import { spendTurn } from '../spend-turn.ts';
import { turnOutputs } from '../turn-outputs.ts';

/*
 * The life of a repetition:
 *
 *   due → the turn runs → it failed, was cancelled or stopped the run → so ends the step
 *                       → `until` holds → succeeded
 *                       → it was turn `max` → failed with `until-not-met`
 *                       → the next turn is due `every` after the start of this one
 *
 * The frame knows the number of the turn, until when the step pauses before it, and what earlier turns have set. Nothing
 * else is kept of them.
 */

/** Runs the steps again and again, one turn after the other, until a condition holds. */
export async function runRepeat(entered: Entered<RepeatStep>): Promise<Completion> {
  const { run, step, frame, place, token } = entered;
  if (frame.repeat === undefined) recordStart(entered);
  const loop = (frame.repeat ??= { turn: 0, vars: {} });
  for (;;) {
    if (!isOpen(frame, loop)) {
      const held = (await endPause(entered, loop)) ?? (await atBorder(run, { ...place, token })) ?? spendTurn(run);
      if (held !== undefined) return held;
    }
    const turn = enterFrame(frame, keyOf(loop), run.now);
    const scope = place.scope.inner();
    scope.publishVars(loop.vars);
    const around = inside({ ...place, token, scope }, step.id, frame);
    const completion = await runSteps(run, step.steps, {
      ...around,
      frame: turn,
      path: itemPath(entered.path, loop.turn),
    });
    if (completion.status === 'moving-on') return completion;
    const ended = goesOn(completion) ? decide(entered, loop, scope, turn) : completion;
    if (!goesOn(completion)) frame.left = { [keyOf(loop)]: turn };
    closeTurn(entered, loop, turn, ended);
    if (ended !== undefined) return ended;
    if (loop.pausedUntil !== undefined) await flush(run);
  }
}

const keyOf = ({ turn }: RepeatState): string => `[${turn}]`;
const isOpen = (frame: Frame, loop: RepeatState): boolean => frame.children?.[keyOf(loop)] !== undefined;

/** Waits for the next turn; answers what ends the step or the segment meanwhile. */
async function endPause(entered: Entered, loop: RepeatState): Promise<Completion | undefined> {
  const { run, step, token } = entered;
  if (loop.pausedUntil === undefined) return undefined;
  const woken = await run.wait(() => false, loop.pausedUntil, token, step.title);
  if (woken === 'moving-on') return MOVING_ON;
  if (woken === 'cancelled') return CANCELLED;
  delete loop.pausedUntil;
  recordStart(entered);
  return undefined;
}

/** Whether the turn was the last one. `now` of `until` is the end of the turn. */
function decide(
  { run, step, path }: Entered<RepeatStep>,
  { turn, from = 0 }: RepeatState,
  scope: Scope,
  frame: Frame,
): Ending | undefined {
  const enough = evaluateBool(step.until, scope.names(run.now));
  if (!enough.ok) return failed(enough.failure);
  run.record({ type: 'decided', path: itemPath(path, turn), what: 'until', value: enough.value });
  if (enough.value) return { status: 'succeeded', output: { turns: turn + 1, outputs: turnOutputs(frame) } };
  if (turn + 1 < from + step.max) return undefined;
  const message = `Cannot go on: after ${step.max} turns "until" of "${step.title}" is still false`;
  return failed({ code: 'until-not-met', message });
}

/** Forgets the turn but for what it has set, and says when the next one is due. */
function closeTurn(
  { run, step, frame, path }: Entered<RepeatStep>,
  loop: RepeatState,
  turn: Frame,
  ended: Ending | undefined,
): void {
  delete frame.children?.[keyOf(loop)];
  loop.vars = { ...loop.vars, ...innerVars(turn) };
  if (ended !== undefined) return;
  loop.turn += 1;
  const dueAt = turn.at + step.everyMs;
  if (dueAt <= run.now) return;
  loop.pausedUntil = dueAt;
  run.record({ type: 'step-waiting', path, reason: 'next-turn', until: utcTime(dueAt) });
}
