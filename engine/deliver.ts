import type { StepPath } from '../contracts/ids.ts';
import type { MessageAnswer, RunMessage } from '../contracts/messages.ts';
import type { RefusalCode } from '../contracts/run.ts';
import { admitDecision } from './approval/admit-decision.ts';
import { admitAcknowledgement } from './escalation/acknowledge.ts';
import { admitTask } from './task/admit-task.ts';
import { noteEvent } from './join-events.ts';
import { frameAt } from './journal.ts';
import { answerOf, noteMessage } from './noted-messages.ts';
import { endPause, pause, resume } from './pause.ts';
import type { Run } from './run.ts';
import { laterChildAt } from './undo/later-undo.ts';

/*
 * Messages to a run. `admit` looks only at the journal, so that it answers the same before and after moving on, and
 * changes nothing, so that it serves as the validator of an update: what it refuses leaves no trace in the history.
 */

const ACCEPTED: MessageAnswer = { accepted: true };

/** Whether a message would be accepted now. */
export function admit(run: Run, message: RunMessage): MessageAnswer {
  switch (message.type) {
    case 'decision':
      return answerOf(run, message.id) ?? admitDecision(run, message);
    case 'task':
      return answerOf(run, message.id) ?? admitTask(run, message);
    case 'acknowledge':
      return answerOf(run, message.id) ?? admitAcknowledgement(run, message);
    case 'cancel':
      return run.journal.phase === 'ended' ? refuse('run-ended') : ACCEPTED;
    case 'roll-back':
      return isPastUndo(run) ? refuse('run-ended') : ACCEPTED;
    case 'pause':
    case 'resume':
      return isEnding(run) ? refuse('run-ended') : ACCEPTED;
    case 'event':
    case 'child-ended':
    case 'move-on':
      return ACCEPTED;
  }
}

/** Admits a message and notes it; the run takes it up when it is woken. Messages alone can fill a history: then it moves on. */
export function deliver(run: Run, message: RunMessage): MessageAnswer {
  const answer = note(run, message);
  run.shouldMoveOn();
  return answer;
}

function note(run: Run, message: RunMessage): MessageAnswer {
  const answer = admit(run, message);
  if (!answer.accepted) return answer;
  switch (message.type) {
    case 'decision':
    case 'task':
    case 'acknowledge':
      return noteMessage(run, message, answer);
    case 'cancel':
      return cancel(run, message, answer);
    case 'roll-back':
      return rollBack(run, message, answer);
    case 'pause':
      pause(run, message.by, message.reason);
      return answer;
    case 'resume':
      resume(run, message.by, message.reason);
      return answer;
    case 'event':
      return noteEvent(run, message.event) ? answer : refuse('run-ended');
    case 'child-ended':
      noteChildEnd(run, message.path);
      return answer;
    case 'move-on':
      run.moveOn();
      return answer;
  }
}

function cancel(run: Run, message: Extract<RunMessage, { type: 'cancel' }>, answer: MessageAnswer): MessageAnswer {
  if (run.journal.cancel !== undefined) return answer;
  run.journal.cancel = { by: message.by, reason: message.reason };
  run.record({ type: 'cancel-requested', by: message.by, reason: message.reason });
  endPause(run);
  run.token.cancel();
  return answer;
}

/** Once `finally` has begun the run takes nothing back any more. */
function isPastUndo({ journal }: Run): boolean {
  return journal.phase === 'finally' || journal.phase === 'ended';
}

/** There is nothing to hold in a run that tidies up or has been asked to end. */
function isEnding({ journal }: Run): boolean {
  return journal.cancel !== undefined || (journal.phase !== 'claim' && journal.phase !== 'steps');
}

function rollBack(
  run: Run,
  { by, reason }: Extract<RunMessage, { type: 'roll-back' }>,
  answer: MessageAnswer,
): MessageAnswer {
  if (run.journal.rollBack === true) return answer;
  run.journal.rollBack = true;
  run.journal.cancel ??= { by, reason };
  run.record({ type: 'roll-back-requested', by, reason });
  endPause(run);
  run.token.cancel();
  return answer;
}

/** A call that has its answer already, or is of another time, needs no telling. */
function noteChildEnd(run: Run, path: StepPath): void {
  const child = frameAt(run.journal, path)?.child ?? laterChildAt(run.journal, path);
  if (child !== undefined) child.reported = true;
}

function refuse(because: RefusalCode): MessageAnswer {
  return { accepted: false, because };
}
