import type { Step, TaskStep } from '../../plan/plan.ts';
import { closed, text, time } from '../json-schema.ts';
import { withNames, type View } from '../view.ts';
import { mergeBranch } from './merge-branch.ts';
import { noteValue, noteValues, type Walk } from './walk.ts';

/** The task that is overdue, as `self` of `onOverdue`. */
const OVERDUE = closed({
  title: text('What has to be done'),
  due: time('By when it had to be done'),
  to: text('Whose work it is: names of teams and people'),
});

/** What `onOverdue` runs is not sure afterwards; where each team has a task, it is not seen at all. */
export function walkTask(walk: Walk, step: TaskStep, view: View, inside: readonly Step[]): View {
  noteValues(walk, { task: step.task, details: step.details }, view);
  for (const recipient of [...step.to, ...(step.signOffBy ?? [])]) noteValues(walk, recipient, view);
  if ('until' in step.due) noteValue(walk, step.due.until, view);
  const after = walk.list(step.onOverdue, withNames(view, { self: OVERDUE }), inside);
  if (step.isForEachTeam) return view;
  return { ...mergeBranch(view, after, false), names: view.names, vars: view.vars };
}
