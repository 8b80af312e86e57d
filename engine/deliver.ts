import type { DecisionMessage, MessageAnswer, RunMessage } from '../contracts/messages.ts';
import type { RefusalCode } from '../contracts/run.ts';
import { noteEvent } from './join-events.ts';
import { frameAt, type ApprovalState, type SettledFrame } from './journal.ts';
import type { Run } from './run.ts';

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
    case 'cancel':
      return run.journal.phase === 'ended' ? refuse('run-ended') : ACCEPTED;
    case 'event':
    case 'move-on':
      return ACCEPTED;
  }
}

/** Admits a message and notes it; the run takes it up when it is woken. */
export function deliver(run: Run, message: RunMessage): MessageAnswer {
  const answer = admit(run, message);
  if (!answer.accepted) return answer;
  switch (message.type) {
    case 'decision':
      return noteDecision(run, message, answer);
    case 'cancel':
      return cancel(run, message, answer);
    case 'event':
      return noteEvent(run, message.event) ? answer : refuse('run-ended');
    case 'move-on':
      run.moveOn();
      return answer;
  }
}

/** What became of a decision. */
export function answerOf(run: Run, decisionId: string): MessageAnswer | undefined {
  return run.journal.answers.find(({ id }) => id === decisionId)?.answer;
}

function admitDecision(run: Run, message: DecisionMessage): MessageAnswer {
  if (run.journal.phase === 'ended') return refuse('run-ended');
  const frame = frameAt(run.journal.root, message.path);
  const state = frame?.approval;
  if (state === undefined) return refuse(whyNotOpen(frame?.settled));
  return admitTo(run, state, message);
}

function whyNotOpen(settled: SettledFrame | undefined): RefusalCode {
  if (settled === undefined) return 'not-waiting';
  return settled.closed === 'expired' ? 'expired' : 'already-decided';
}

function admitTo(run: Run, state: ApprovalState, message: DecisionMessage): MessageAnswer {
  if (state.closed === 'expired' || run.now >= state.deadline) return refuse('expired');
  if (state.closed !== undefined) return refuse('already-decided');
  if (message.targetsSha256 !== state.targetsSha256) return refuse('other-targets');
  if (state.notBy.includes(message.person)) return refuse('own-request');
  const others = run.journal.noted.filter(
    (noted) => noted.message.id !== message.id && noted.message.path === message.path,
  );
  const decided = [...state.decisions, ...others.map((noted) => noted.message)];
  return decided.some(({ person }) => person === message.person) ? refuse('already-decided') : ACCEPTED;
}

function noteDecision(run: Run, message: DecisionMessage, answer: MessageAnswer): MessageAnswer {
  const isRepeat =
    answerOf(run, message.id) !== undefined || run.journal.noted.some((noted) => noted.message.id === message.id);
  if (!isRepeat) run.journal.noted.push({ message, receivedAt: run.now });
  return answer;
}

function cancel(run: Run, message: Extract<RunMessage, { type: 'cancel' }>, answer: MessageAnswer): MessageAnswer {
  if (run.journal.cancel !== undefined) return answer;
  run.journal.cancel = { by: message.by, reason: message.reason };
  run.record({ type: 'cancel-requested', by: message.by, reason: message.reason });
  run.token.cancel();
  return answer;
}

function refuse(because: RefusalCode): MessageAnswer {
  return { accepted: false, because };
}
