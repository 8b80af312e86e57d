import type { ApproveStep } from '../../language/plan/plan.ts';
import { FAILURE_KINDS, type Failure } from '../../contracts/failure-codes.ts';
import { utcTime } from '../../contracts/time.ts';
import { failed, type Completion } from '../completion.ts';
import type { ApprovalState } from '../journal.ts';
import type { Entered } from '../run-step.ts';
import type { Question } from './question.ts';

const HINTS = { quick: false, cancellable: false, limitMs: 30_000 };

/** Pause before the approvers are asked again when that failed. */
const PAUSE_MS = 15_000;

/**
 * Asks the approvers, or reminds them. Asking is tried until the approval expires, unless it can never succeed; a
 * reminder that fails is let go, since the next one or the expiry follows.
 */
export async function ask(
  entered: Entered<ApproveStep>,
  question: Question,
  state: ApprovalState,
): Promise<Completion | undefined> {
  const { run, frame, token } = entered;
  const settled = await run.act(effectOf(entered, question, state), HINTS, token);
  if (settled.status === 'again') {
    frame.nextAt = settled.at;
    return undefined;
  }
  if (settled.status === 'failed' && !state.asked) {
    if (!mayRetry(settled.failure)) return failed(settled.failure);
    frame.nextAt = run.now + Math.max(PAUSE_MS, settled.failure.retryAfterMs ?? 0);
    return undefined;
  }
  if (state.asked) state.remindersSent += 1;
  else state.asked = settled.status === 'succeeded';
  return undefined;
}

function effectOf({ step, path }: Entered<ApproveStep>, question: Question, state: ApprovalState) {
  const { shownSha256: _hashes, ...asked } = question;
  const reminder = state.asked ? state.remindersSent + 1 : 0;
  return {
    kind: 'ask',
    path,
    attempt: 1,
    title: step.title,
    ...asked,
    expiresAt: utcTime(state.deadline),
    reminder,
  } as const;
}

function mayRetry(failure: Failure): boolean {
  return FAILURE_KINDS[failure.code].retryable || failure.code === 'outcome-unknown';
}
