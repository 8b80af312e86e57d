import type { DecisionMessage, MessageAnswer } from '../../contracts/messages.ts';
import type { RefusalCode } from '../../contracts/run.ts';
import { frameAt, type ApprovalState, type SettledFrame } from '../journal.ts';
import type { Run } from '../run.ts';

/** Whether a decision would be accepted now. Looks only at the journal, and changes nothing. */
export function admitDecision(run: Run, message: DecisionMessage): MessageAnswer {
  if (run.journal.phase === 'ended') return refuse('run-ended');
  const frame = frameAt(run.journal, message.path);
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
  return decided.some(({ person }) => person === message.person) ? refuse('already-decided') : { accepted: true };
}

function refuse(because: RefusalCode): MessageAnswer {
  return { accepted: false, because };
}
