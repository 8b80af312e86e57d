import { itemsOf, textOf } from '../compile/compile-context.ts';
import type { Draft } from '../compile/draft.ts';
import type { Step } from '../plan/plan.ts';
import type { SourceNode } from '../source/source-node.ts';
import type { Rule } from './rule.ts';

/** Durations in days that are counted in business hours: how many hours a day has is for the calendar to say. */
export const daysOfBusiness: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) =>
    countedIn(draft, step)
      .filter((node) => textOf(node).includes('d'))
      .map((node) => ({
        code: 'days-of-business',
        severity: 'error',
        summary: `Cannot count "${textOf(node)}" in business hours because a day has no fixed number of them`,
        detail: 'Write hours: two working days of eight hours are `16h`',
        range: node.range,
      })),
  );

/** The durations of a step that count business hours and are written like any other. */
function countedIn(draft: Draft, step: Step): readonly SourceNode[] {
  if (step.kind === 'task' && 'businessMs' in step.due && step.remindMs.length > 0)
    return itemsOf(draft.sites.node(step, 'task.remind'));
  if (step.kind === 'clock' && step.calendar !== undefined)
    return ['clock.limit', 'clock.warn']
      .filter((key) => draft.sites.has(step, key))
      .map((key) => draft.sites.node(step, key));
  return [];
}
