import type { Rule } from './rule.ts';

/** Retries where a repeat does harm or does nothing. */
export const blindRetry: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    const signature = step.kind === 'action' ? draft.world.actions.get(step.action) : undefined;
    if (step.kind !== 'action' || step.retry === undefined || signature?.repeat !== 'reconciled') return [];
    const isHarmful = signature.impact === 'destructive' || signature.impact === 'disruptive';
    return [
      {
        code: 'blind-retry',
        severity: isHarmful ? 'error' : 'warning',
        summary: `Cannot simply repeat action "${step.action}" because it is not idempotent: its outcome is looked up before each retry`,
        detail: isHarmful
          ? 'Remove `retry` and let a person decide in `catch`'
          : 'Remove `retry` unless a late second try is what you want',
        range: draft.sites.range(step, 'retry'),
      },
    ];
  });

/** Only actions and messages are tried again. */
export const retryIgnored: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.retry === undefined || step.kind === 'action' || step.kind === 'notify') return [];
    return [
      {
        code: 'retry-ignored',
        severity: 'error',
        summary: `Cannot retry a step of kind "${step.kind}" because only actions and messages are tried again`,
        detail: 'Move `retry` to the actions inside it',
        range: draft.sites.range(step, 'retry'),
      },
    ];
  });
