import type { DecisionCheck } from '../../contracts/activities.ts';
import type { StepPath } from '../../contracts/ids.ts';
import { utcTime } from '../../contracts/time.ts';
import type { ApproveStep } from '../../language/plan/plan.ts';
import type { DecisionMessage } from '../../contracts/messages.ts';
import type { ApprovalState, NotedMessage } from '../journal.ts';
import { answerNoted, nextNoted } from '../noted-messages.ts';
import type { Run } from '../run.ts';
import type { Entered } from '../run-step.ts';
import type { Question } from './question.ts';

const HINTS = { quick: false, cancellable: false, limitMs: 10_000 };

/** Pause before a decision that could not be checked is checked again. */
const PAUSE_MS = 5_000;

type Noted = NotedMessage<DecisionMessage>;

/** Has a decision checked, then counts or refuses it. */
export async function takeDecision(
  entered: Entered<ApproveStep>,
  question: Question,
  state: ApprovalState,
  noted: Noted,
): Promise<undefined> {
  const { run, step, path, frame, token } = entered;
  const { by, notBy } = question;
  const effect = {
    kind: 'check-decision',
    path,
    attempt: 1,
    title: step.title,
    decision: noted.message,
    receivedAt: utcTime(noted.receivedAt),
    by,
    notBy,
  } as const;
  const settled = await run.act(effect, HINTS, token);
  if (settled.status !== 'succeeded') {
    frame.nextAt = settled.status === 'again' ? settled.at : run.now + PAUSE_MS;
    return;
  }
  const { refused } = settled.output as unknown as DecisionCheck; // the shape of this effect's output
  if (refused === null) count(run, path, state, noted);
  else refuse(run, path, noted, refused);
}

/** Closes the approval; decisions that came too late for it are answered. */
export function closeApproval(
  run: Run,
  path: StepPath,
  state: ApprovalState,
  because: NonNullable<ApprovalState['closed']>,
): void {
  state.closed = because;
  run.record({ type: 'approval-closed', path, approved: because === 'quorum', because });
  for (let late = nextNoted(run, path, 'decision'); late !== undefined; late = nextNoted(run, path, 'decision')) {
    refuse(run, path, late, 'already-decided');
  }
}

function count(run: Run, path: StepPath, state: ApprovalState, noted: Noted): void {
  const { message, receivedAt } = noted;
  const { id, person, approve, reason } = message;
  state.decisions.push({ id, person, approve, reason, at: receivedAt });
  run.record({ type: 'decision', path, decisionId: id, person, approve, reason });
  const approvals = state.decisions.filter((decision) => decision.approve).length;
  const because = approve ? (approvals >= state.quorum ? 'quorum' : undefined) : 'refused';
  answerNoted(run, noted, {
    accepted: true,
    settled: because === undefined ? 'counted' : because === 'quorum' ? 'approved' : 'refused',
  });
  if (because !== undefined) closeApproval(run, path, state, because);
}

function refuse(run: Run, path: StepPath, noted: Noted, because: NonNullable<DecisionCheck['refused']>): void {
  const { id, person } = noted.message;
  run.record({ type: 'decision-refused', path, decisionId: id, person, because });
  answerNoted(run, noted, { accepted: false, because });
}
