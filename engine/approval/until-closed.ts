import type { ApproveStep } from '../../language/plan/plan.ts';
import { utcTime, type UtcMs } from '../../contracts/time.ts';
import { CANCELLED, MOVING_ON, type Completion } from '../completion.ts';
import type { ApprovalState } from '../journal.ts';
import { flushBeforeWaiting } from '../flush.ts';
import { recordStart } from '../perform.ts';
import type { Entered } from '../run-step.ts';
import { ask } from './ask.ts';
import { nextNoted } from '../noted-messages.ts';
import { closeApproval, takeDecision } from './decide.ts';
import type { Question } from './question.ts';

/** An approval that is about to be asked. */
export function openApproval(entered: Entered<ApproveStep>, question: Question): ApprovalState {
  const { run, step, frame, path } = entered;
  const deadline = frame.at + step.expiresMs;
  recordStart(entered);
  run.record({ type: 'step-waiting', path, reason: 'approval', until: utcTime(deadline) });
  const { targetsSha256, quorum, notBy } = question;
  return { deadline, targetsSha256, quorum, notBy, asked: false, remindersSent: 0, decisions: [] };
}

/** How an approval was closed. */
export type Closed = NonNullable<ApprovalState['closed']>;

/** Asks, reminds and takes decisions until the approval is closed; a completion where it is left open or failed. */
export async function untilClosed(
  entered: Entered<ApproveStep>,
  question: Question,
  state: ApprovalState,
): Promise<Closed | Completion> {
  while (state.closed === undefined) {
    const interrupted = await oneTurn(entered, question, state);
    if (interrupted !== undefined) return interrupted;
  }
  return state.closed;
}

async function oneTurn(
  entered: Entered<ApproveStep>,
  question: Question,
  state: ApprovalState,
): Promise<Completion | undefined> {
  const { run, token, path } = entered;
  if (token.requested) {
    closeApproval(run, path, state, 'cancelled');
    return CANCELLED;
  }
  if (!isHeld(entered)) {
    const noted = nextNoted(run, path, 'decision');
    if (noted !== undefined) return takeDecision(entered, question, state, noted);
    if (run.now < state.deadline && isDue(entered, state)) return ask(entered, question, state);
  }
  if (run.now >= state.deadline && nextNoted(run, path, 'decision') === undefined) {
    closeApproval(run, path, state, 'expired');
    return undefined;
  }
  return pause(entered, state);
}

/** Waits for a decision, the next reminder, the end of a pause or the deadline. */
async function pause(entered: Entered<ApproveStep>, state: ApprovalState): Promise<Completion | undefined> {
  const { run, path, token, step } = entered;
  const held = isHeld(entered);
  const next = nextMoment(entered, state);
  await flushBeforeWaiting(run);
  const arrived = (): boolean => !held && nextNoted(run, path, 'decision') !== undefined;
  const woken = await run.wait(arrived, next, token, step.title);
  return woken === 'moving-on' ? MOVING_ON : undefined;
}

function nextMoment({ frame, run, step }: Entered<ApproveStep>, state: ApprovalState): UtcMs {
  const reminder = step.remindMs[state.remindersSent];
  const moments = [state.deadline, frame.nextAt ?? Infinity, reminder === undefined ? Infinity : frame.at + reminder];
  return Math.min(...moments.filter((moment) => moment > run.now));
}

/** After a call that could not be made, nothing is tried until its next moment. */
function isHeld({ frame, run }: Entered<ApproveStep>): boolean {
  return frame.nextAt !== undefined && frame.nextAt > run.now;
}

function isDue({ frame, run, step }: Entered<ApproveStep>, state: ApprovalState): boolean {
  if (!state.asked) return true;
  const reminder = step.remindMs[state.remindersSent];
  return reminder !== undefined && run.now >= frame.at + reminder;
}
