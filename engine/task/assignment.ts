import type { Recipient } from '../../contracts/activities.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { UtcMs } from '../../contracts/time.ts';
import { renderValue } from '../../language/expressions/render-value.ts';
import type { Scope as Names } from '../../language/expressions/scope.ts';
import type { TaskStep } from '../../language/plan/plan.ts';
import type { Frame } from '../journal.ts';
import { renderRecipients } from '../recipients.ts';
import { textOf } from '../text-of.ts';
import type { Entered } from '../run-step.ts';

/** What people are given to do, all expressions resolved. */
export interface Assignment {
  readonly title: string;
  readonly details: string;
  readonly to: readonly Recipient[];
  readonly signOffBy: readonly Recipient[];
  readonly dueAt: UtcMs;
}

type Rendered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Resolves a task. The same in every segment of a run: everything that it reads is settled. */
export function renderAssignment({ step, place, frame }: Entered<TaskStep>): Rendered<Assignment> {
  const names = place.scope.names(frame.at);
  const title = renderValue(step.task, names);
  if (!title.ok) return title;
  const details = renderValue(step.details, names);
  if (!details.ok) return details;
  const to = renderRecipients(step.to, names);
  if (!to.ok) return to;
  const signOffBy = renderRecipients(step.signOffBy ?? [], names);
  if (!signOffBy.ok) return signOffBy;
  const dueAt = renderDue(step, names, frame);
  if (!dueAt.ok) return dueAt;
  return {
    ok: true,
    value: {
      title: textOf(title.value),
      details: textOf(details.value),
      to: to.value,
      signOffBy: signOffBy.value,
      dueAt: dueAt.value,
    },
  };
}

/** Name of a team or person. */
export function nameOf(recipient: Recipient): string {
  return Object.values(recipient).join('');
}

function renderDue({ due, title }: TaskStep, names: Names, frame: Frame): Rendered<UtcMs> {
  if ('businessMs' in due) {
    invariant(frame.due !== undefined, 'When it is due has been looked up');
    return { ok: true, value: frame.due.at };
  }
  if ('durationMs' in due) return { ok: true, value: frame.at + due.durationMs };
  const until = renderValue(due.until, names);
  if (!until.ok) return until;
  const moment = Date.parse(textOf(until.value));
  if (!Number.isNaN(moment)) return { ok: true, value: moment };
  const message = `Cannot give the task "${title}": "due" is ${JSON.stringify(until.value)}, it has to be a time such as 2026-03-01T07:00:00Z`;
  return { ok: false, failure: { code: 'invalid-input', message } };
}
