import type { Rule } from './rule.ts';

/** Approvals that their requester can give. */
export const ownApproval: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'approve' || step.notBy.includes('starter')) return [];
    return [
      {
        code: 'own-approval',
        severity: 'warning',
        summary: 'Cannot rule out that who starts the run approves their own request: `notBy` does not have "starter"',
        detail: 'Add "starter" to `notBy`, or remove `notBy`',
        range: draft.sites.range(step, 'approve.notBy'),
      },
    ];
  });
