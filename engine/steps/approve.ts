import { goesOn, failed, type Completion } from '../completion.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { utcTime } from '../../contracts/time.ts';
import type { ApproveStep } from '../../language/plan/plan.ts';
import { openApproval, untilClosed, type Closed } from '../approval/until-closed.ts';
import { renderQuestion, type Question } from '../approval/question.ts';
import { enterFrame, type ApprovalState } from '../journal.ts';
import { inside } from '../place.ts';
import { runSteps } from '../run-steps.ts';
import type { Entered } from '../run-step.ts';

/*
 * An approval:
 *
 *   asked → a decision arrives (update) → noted → checked outside → counted, or refused with a reason
 *         → quorum reached → approved            first refusal → refused
 *         → a reminder is due → asked again      deadline → expired → `onExpiry`
 *
 * It binds to the hash of what was shown. A decision counts by the moment it was received, so that a slow check does
 * not make it late. Nobody answering means: not approved.
 */

/** Asks people for a decision and waits for it. */
export async function runApprove(entered: Entered<ApproveStep>): Promise<Completion> {
  const question = renderQuestion(entered);
  if (!question.ok) return failed(question.failure);
  const state = (entered.frame.approval ??= openApproval(entered, question.value));
  const closed = await untilClosed(entered, question.value, state);
  if (typeof closed !== 'string') return closed;
  const after = closed === 'expired' ? await runOnExpiry(entered) : undefined;
  if (after !== undefined && !goesOn(after)) return after;
  return { status: 'succeeded', output: outputOf(question.value, state, closed) };
}

function runOnExpiry({ run, step, place, frame, token }: Entered<ApproveStep>): Promise<Completion> {
  const around = inside({ ...place, token }, step.id, frame);
  return runSteps(run, step.onExpiry, inside(around, '~expiry', enterFrame(frame, '~expiry', run.now)));
}

function outputOf(question: Question, state: ApprovalState, closed: Closed): JsonObject {
  const decisions: Json = state.decisions.map(({ person, approve, reason, at }) => ({
    person,
    approve,
    reason,
    at: utcTime(at),
  }));
  return {
    approved: closed === 'quorum',
    closed,
    decisions,
    reasons: state.decisions.map(({ reason }) => reason),
    reason: state.decisions.at(-1)?.reason ?? '',
    shown: question.shownSha256,
  };
}
