import { didYouMean } from '../suggest.ts';
import type { Rule } from './rule.ts';

/** Escalations by a policy that no document describes. */
export const unknownPolicy: Rule = ({ draft, survey }) => {
  const { policies } = draft.world;
  if (policies === undefined) return [];
  return survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'escalate' || policies.has(step.policy)) return [];
    return [
      {
        code: 'unknown-policy',
        severity: 'error',
        summary: `Cannot find the escalation policy "${step.policy}": no document describes it`,
        detail: 'Correct the name, or add a document of kind EscalationPolicy',
        range: draft.sites.range(step, 'escalate'),
        ...didYouMean(step.policy, policies.keys()),
      },
    ];
  });
};
