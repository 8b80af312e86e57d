import type { DecisionCheck } from '../../contracts/activities.ts';
import type { StepPath } from '../../contracts/ids.ts';
import type { MessageAnswer } from '../../contracts/messages.ts';
import { utcTime } from '../../contracts/time.ts';
import type { ApproveStep } from '../../language/plan/plan.ts';
import type { ApprovalState, NotedDecision } from '../journal.ts';
import type { Run } from '../run.ts';
import type { Entered } from '../run-step.ts';
import type { Question } from './question.ts';

/** Answers that a run remembers: a repeat of a decision gets the answer of the first. */
export const ANSWERS_MAX = 1_000;

const HINTS = { quick: false, cancellable: false, limitMs: 10_000 };

/** Pause before a decision that could not be checked is checked again. */
const PAUSE_MS = 5_000;

/** The next decision on an approval that waits to be checked. */
export function nextNoted(run: Run, path: StepPath): NotedDecision | undefined {
  return run.journal.noted.find(({ message }) => message.path === path);
}

/** Has a decision checked, then counts or refuses it. */
export async function takeDecision(
  entered: Entered<ApproveStep>,
  question: Question,
  state: ApprovalState,
  noted: NotedDecision,
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
  forget(run, noted);
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
  for (let late = nextNoted(run, path); late !== undefined; late = nextNoted(run, path)) {
    forget(run, late);
    refuse(run, path, late, 'already-decided');
  }
}

function count(run: Run, path: StepPath, state: ApprovalState, { message, receivedAt }: NotedDecision): void {
  const { id, person, approve, reason } = message;
  state.decisions.push({ id, person, approve, reason, at: receivedAt });
  run.record({ type: 'decision', path, decisionId: id, person, approve, reason });
  const approvals = state.decisions.filter((decision) => decision.approve).length;
  const because = approve ? (approvals >= state.quorum ? 'quorum' : undefined) : 'refused';
  remember(run, id, {
    accepted: true,
    settled: because === undefined ? 'counted' : because === 'quorum' ? 'approved' : 'refused',
  });
  if (because !== undefined) closeApproval(run, path, state, because);
}

function refuse(
  run: Run,
  path: StepPath,
  { message }: NotedDecision,
  because: NonNullable<DecisionCheck['refused']>,
): void {
  run.record({ type: 'decision-refused', path, decisionId: message.id, person: message.person, because });
  remember(run, message.id, { accepted: false, because });
}

function forget(run: Run, noted: NotedDecision): void {
  run.journal.noted.splice(run.journal.noted.indexOf(noted), 1);
}

function remember(run: Run, id: string, answer: MessageAnswer): void {
  const { answers } = run.journal;
  answers.push({ id, answer });
  if (answers.length > ANSWERS_MAX) answers.shift();
}
