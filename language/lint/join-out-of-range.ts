import type { Rule } from './rule.ts';

/** Joins that can never be reached. */
export const joinOutOfRange: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'parallel' || typeof step.join !== 'number' || step.join <= step.branches.length) return [];
    return [
      {
        code: 'join-out-of-range',
        severity: 'error',
        summary: `Cannot join ${step.join} branches because the step has ${step.branches.length}`,
        detail: `Write a number from 1 to ${step.branches.length}, «any» or «all»`,
        range: draft.sites.range(step, 'join'),
      },
    ];
  });
