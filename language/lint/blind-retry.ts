import type { Rule } from './rule.ts';

/** Retries where a repeat does harm. */
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
        range: draft.sites.keyRange(step, 'retry'),
      },
    ];
  });
