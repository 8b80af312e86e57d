import type { UtcMs } from '../../contracts/time.ts';
import type { CancelToken } from '../cancel-token.ts';
import { CANCELLED, MOVING_ON, SUCCEEDED, type Completion } from '../completion.ts';
import { flush } from '../flush.ts';
import { nextNoted } from '../noted-messages.ts';
import type { Woken } from '../run.ts';
import type { WaitingMail } from '../journal.ts';
import type { Desk } from './desk.ts';
import { closeTask, takeMessage } from './take-message.ts';
import { mailOf, tell } from './tell.ts';

/** Tells people of their task, reminds them and takes what they say, until it is done. */
export async function untilDone(desk: Desk, token: CancelToken): Promise<Completion> {
  const { run, state, path } = desk;
  while (state.phase === 'open' || state.phase === 'to-sign-off') {
    const noted = isHeld(desk) ? undefined : nextNoted(run, path, 'task');
    const mail = dueMail(desk);
    if (token.requested) closeTask(desk, 'cancelled');
    else if (noted !== undefined) await takeMessage(desk, noted, token);
    else if (mail !== undefined) await tell(desk, mail, token);
    else if (isReminderDue(desk)) remind(desk);
    else if ((await pause(desk, token)) === 'moving-on') return MOVING_ON;
  }
  // What runs beside it may wait for days, while the task still stands in inboxes.
  if (run.outbox.waiting > 0) await flush(run);
  return state.phase === 'done' ? SUCCEEDED : CANCELLED;
}

/**
 * Waits for a message, a mail or reminder that is due, or the end of a pause; for ever where none of them will come. What
 * happened so far is written before, since days may go by.
 */
async function pause(desk: Desk, token: CancelToken): Promise<Woken> {
  const { run, path, entered } = desk;
  const held = isHeld(desk);
  const next = nextMoment(desk);
  if (run.outbox.waiting > 0) await flush(run);
  const arrived = (): boolean => !held && nextNoted(run, path, 'task') !== undefined;
  return run.wait(arrived, next, token, entered.step.title);
}

function nextMoment(desk: Desk): UtcMs | null {
  const { run, state } = desk;
  const moments = [state.checkAt, state.mail?.nextAt, reminderAt(desk)].flatMap((at) =>
    typeof at === 'number' && at > run.now ? [at] : [],
  );
  return moments.length === 0 ? null : Math.min(...moments);
}

/** After a check that could not be made, nothing is checked until its next moment. */
function isHeld({ run, state }: Desk): boolean {
  return state.checkAt !== undefined && state.checkAt > run.now;
}

function dueMail({ run, state }: Desk): WaitingMail | undefined {
  return (state.mail?.nextAt ?? 0) <= run.now ? state.mail : undefined;
}

function reminderAt({ frame, state, entered }: Desk): UtcMs | undefined {
  const lookedUp = entered.frame.due?.remindAt;
  if (lookedUp !== undefined) return lookedUp[state.remindersSent];
  const after = entered.step.remindMs[state.remindersSent];
  return after === undefined ? undefined : frame.at + after;
}

function isReminderDue(desk: Desk): boolean {
  const at = reminderAt(desk);
  return at !== undefined && desk.run.now >= at;
}

/** Reminds whoever has to act; a mail with other news that has not gone out yet is reminder enough. */
function remind({ state, assignment }: Desk): void {
  state.remindersSent += 1;
  if (state.mail !== undefined) return;
  mailOf(state, { why: 'reminder', to: state.phase === 'open' ? state.to : assignment.signOffBy, said: null });
}
