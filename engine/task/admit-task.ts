import { invariant } from '../../contracts/invariant.ts';
import { jsonBytes, type Json } from '../../contracts/json.ts';
import type { MessageAnswer, TaskMessage } from '../../contracts/messages.ts';
import type { RefusalCode } from '../../contracts/run.ts';
import { EVIDENCE_MAX, TASK_BYTES_MAX, type TaskChange } from '../../contracts/task.ts';
import { allSteps, topLists } from '../../language/plan/all-steps.ts';
import { checkAnswers } from '../../language/plan/check-answers.ts';
import type { TaskStep } from '../../language/plan/plan.ts';
import { frameAt, type TaskState } from '../journal.ts';
import type { Run } from '../run.ts';

/** Part of the budget of an output that its tasks leave to names and moments. */
const OUTPUT_SHARE = 0.75;

/** Whether a message to a task would be accepted now. Looks only at journal and plan, and changes nothing. */
export function admitTask(run: Run, message: TaskMessage): MessageAnswer {
  const refused = run.journal.phase === 'ended' ? 'run-ended' : refusalAt(run, message);
  return refused === null ? { accepted: true } : { accepted: false, because: refused };
}

function refusalAt(run: Run, message: TaskMessage): RefusalCode | null {
  const frame = frameAt(run.journal, message.path);
  if (frame?.task !== undefined) return refusalOf(run, frame.task, message);
  return frame?.settled?.completion.status === 'succeeded' ? 'done-already' : 'not-waiting';
}

/** Why a message does not fit the state of a task; null where it does. */
export function refusalOf(run: Run, state: TaskState, { change, person }: TaskMessage): RefusalCode | null {
  const { phase } = state;
  if (phase === 'cancelled') return 'not-waiting';
  if (phase === 'done') return 'done-already';
  const isReview = change.kind === 'sign-off' || change.kind === 'send-back';
  if (isReview && phase !== 'to-sign-off') return 'not-waiting';
  if (isReview && state.answer?.by === person) return 'own-work';
  if (!isReview && change.kind !== 'comment' && phase !== 'open') return 'done-already';
  return misfitOf(taskStep(run, state), change) ?? (fits(run, state, change) ? null : 'too-large');
}

function misfitOf(step: TaskStep, change: TaskChange): RefusalCode | null {
  switch (change.kind) {
    case 'answer':
      return answerMisfit(step, change);
    case 'reassign':
      return change.to.length === 0 || change.to.some((one) => 'audience' in one) ? 'not-fitting' : null;
    case 'comment':
      return change.text === '' ? 'not-fitting' : null;
    case 'send-back':
      return change.reason === '' ? 'not-fitting' : null;
    case 'sign-off':
      return null;
  }
}

function answerMisfit(step: TaskStep, change: Extract<TaskChange, { kind: 'answer' }>): RefusalCode | null {
  const isPartial = change.state === 'already-in-place';
  if (isPartial && !step.alreadyInPlace) return 'not-fitting';
  if (!checkAnswers(step.form, change.answers, { isPartial }).ok) return 'not-fitting';
  if (change.evidence.length > EVIDENCE_MAX) return 'too-large';
  const { need } = step.evidence;
  if (need === 'none' && change.evidence.length > 0) return 'not-fitting';
  const isProved = change.evidence.length > 0 || (need === 'none' && change.note !== '');
  const isMissing = isPartial ? !isProved : need === 'required' && change.evidence.length === 0;
  return isMissing ? 'evidence-missing' : null;
}

/** Whether the output of the step could still hold it: a task must not fail because people said much. */
function fits(run: Run, state: TaskState, change: TaskChange): boolean {
  const whole = (run.start.plan.budgets.outputBytes * OUTPUT_SHARE) / state.tasks;
  const answer = change.kind === 'answer' ? change : (state.answer ?? null);
  const said = { answer, comments: state.comments, change: change.kind === 'answer' ? null : change };
  return jsonBytes(said as unknown as Json) <= Math.min(TASK_BYTES_MAX, whole); // plain JSON, by its types
}

/** The step that a task belongs to: its form is in the plan, so that the journal need not hold it. */
function taskStep(run: Run, state: TaskState): TaskStep {
  const found = allSteps(topLists(run.start.plan)).find((step) => step.id === state.step);
  invariant(found?.kind === 'task', 'A task belongs to a step of the plan');
  return found;
}
