import type { TaskStep } from '../../plan/plan.ts';
import { endsRun } from '../../types/survey-steps.ts';
import { atMost, type Bound, inSequence, longestOf, NO_TIME } from '../bound.ts';
import { businessWords } from '../business-words.ts';
import { durationWords } from '../duration-words.ts';
import type { Explained } from '../explained.ts';
import { enumerated, recipientWords } from '../name-words.ts';
import { valueText } from '../value-text.ts';

/** What the last mail about a task may take that is on its way when the step is cancelled. */
export const LAST_MAIL_MS = 30_000;

/** Work for people. It waits until they have done it, however long that takes. */
export function explainTask(step: TaskStep): Explained {
  const { onOverdue } = step;
  const at = step.isForEachTeam ? '[*]/~overdue' : '/~overdue';
  const late =
    onOverdue.length === 0 ? 'it stays open' : 'what is below is done; unless that ends the run, the task stays open';
  return {
    sentence: `Gives ${givenWords(step)} a task: "${valueText(step.task)}".${formWords(step)}${evidenceWords(step)}${inPlaceWords(step)}${signOffWords(step)}${reminders(step)} Not done ${dueWords(step)}: ${late}.`,
    bodies: onOverdue.length === 0 ? [] : [{ at, heading: `Not done ${dueWords(step)}`, steps: onOverdue }],
    longest: (bodies, path) => inSequence([boundOfWork(step, path), longestOf([NO_TIME, ...bodies])]),
    afterCancelMs: LAST_MAIL_MS,
    drawn: { as: 'question', otherwise: 'done' },
  };
}

/** The work is bounded only where what is done when it is overdue surely ends it. */
function boundOfWork({ due, onOverdue }: TaskStep, path: string): Bound {
  if ('durationMs' in due && endsRun(onOverdue)) return atMost(due.durationMs);
  return { ms: 0, unbounded: [{ path, because: 'people, who do the work' }] };
}

function givenWords({ to, isForEachTeam }: TaskStep): string {
  return isForEachTeam
    ? `each of ${enumerated(to.map(recipientWords), 'and')}`
    : enumerated(to.map(recipientWords), 'or');
}

function formWords({ form }: TaskStep): string {
  const fields = Object.keys((form['properties'] ?? {}) as object); // a schema of an object by fields
  return fields.length === 0 ? '' : ` Asks for ${enumerated(fields, 'and')}.`;
}

function evidenceWords({ evidence: { need, what } }: TaskStep): string {
  if (need === 'none') return '';
  const wanted = what === '' ? '' : `: "${what}"`;
  return need === 'required' ? ` Evidence is required${wanted}.` : what === '' ? '' : ` Evidence is welcome${wanted}.`;
}

function inPlaceWords({ alreadyInPlace }: TaskStep): string {
  return alreadyInPlace ? ' The proof that it is in place already is an answer too.' : '';
}

function signOffWords({ signOffBy }: TaskStep): string {
  return signOffBy === undefined
    ? ''
    : ` ${enumerated(signOffBy.map(recipientWords), 'or')} signs it off or sends it back, not who did it.`;
}

function reminders({ remindMs, due }: TaskStep): string {
  const counted = 'businessMs' in due ? ' of business time' : '';
  return remindMs.length === 0 ? '' : ` Reminds after ${enumerated(remindMs.map(durationWords), 'and')}${counted}.`;
}

function dueWords({ due }: TaskStep): string {
  if ('businessMs' in due) return `within ${businessWords(due)}`;
  return 'durationMs' in due ? `within ${durationWords(due.durationMs)}` : `by ${valueText(due.until)}`;
}
