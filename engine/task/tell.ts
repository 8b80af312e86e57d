import { FAILURE_KINDS, type Failure } from '../../contracts/failure-codes.ts';
import type { CancelToken } from '../cancel-token.ts';
import type { TaskState, WaitingMail } from '../journal.ts';
import { headOf, requestOf, type Desk } from './desk.ts';

const HINTS = { quick: false, cancellable: false, limitMs: 30_000 };

/** Pause before a mail that failed is tried again: doubled by each try. */
const PAUSE_MS = { first: 15_000, max: 900_000 };

/** Puts a mail about the task in the place of one that has not gone out yet: the newest news counts. */
export function mailOf(state: TaskState, mail: Pick<WaitingMail, 'why' | 'to' | 'said'>): void {
  state.mails += 1;
  state.mail = { ...mail, number: state.mails, tries: 0, nextAt: null };
}

/**
 * Sends the mail that waits. One that can never be sent is recorded and let go: the task stands in the inbox of those
 * whose it is, and a lead may hand it on.
 */
export async function tell(desk: Desk, mail: WaitingMail, token: CancelToken): Promise<void> {
  const { run, path, state, entered } = desk;
  const { why, to, said, number } = mail;
  const effect = {
    kind: 'tell-task',
    path,
    attempt: mail.tries + 1,
    title: entered.step.title,
    why,
    to,
    said,
    number,
    task: headOf(desk),
    request: requestOf(desk),
  } as const;
  const settled = await run.act(effect, HINTS, token);
  if (settled.status === 'again') return later(state, mail, settled.at);
  if (settled.status === 'failed' && mayRetry(settled.failure))
    return later(state, mail, run.now + Math.max(pauseAfter(mail.tries), settled.failure.retryAfterMs ?? 0));
  delete state.mail;
  if (settled.status === 'failed') run.record({ type: 'task-untold', path, why, failure: settled.failure });
  return undefined;
}

function later(state: TaskState, mail: WaitingMail, nextAt: number): void {
  state.mail = { ...mail, tries: mail.tries + 1, nextAt };
}

function pauseAfter(tries: number): number {
  return Math.min(PAUSE_MS.first * 2 ** Math.min(tries, 10), PAUSE_MS.max);
}

function mayRetry(failure: Failure): boolean {
  return FAILURE_KINDS[failure.code].retryable || failure.code === 'outcome-unknown';
}
