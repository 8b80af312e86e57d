import type { Rule } from './rule.ts';

/** Retries where they do nothing: only actions and messages are tried again. */
export const retryIgnored: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.retry === undefined || step.kind === 'action' || step.kind === 'notify') return [];
    return [
      {
        code: 'retry-ignored',
        severity: 'error',
        summary: `Cannot retry a step of kind "${step.kind}" because only actions and messages are tried again`,
        detail: 'Move `retry` to the actions inside it',
        range: draft.sites.keyRange(step, 'retry'),
      },
    ];
  });
