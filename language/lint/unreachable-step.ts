import { endsRun } from '../types/survey-steps.ts';
import type { Rule } from './rule.ts';

/** Steps after one that surely ends the run. */
export const unreachableStep: Rule = ({ draft, survey }) =>
  survey.lists.flatMap((steps) => {
    const end = steps.findIndex((step) => endsRun([step]));
    const next = end === -1 ? undefined : steps[end + 1];
    if (next === undefined) return [];
    return [
      {
        code: 'unreachable-step',
        severity: 'error',
        summary: `Cannot reach this step because the one before it always ends the run`,
        detail: 'Give the `fail` or `stop` before it an `if`, or remove what comes after it',
        range: draft.sites.keyRange(next, next.kind),
      },
    ];
  });
