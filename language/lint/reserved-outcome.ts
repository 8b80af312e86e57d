import { OWN_OUTCOMES } from '../../contracts/run.ts';
import { checkedMember } from '../compile/compile-context.ts';
import type { Rule } from './rule.ts';

/** Outcomes that only Watchbill itself may give; `succeeded` may be said early. */
export const reservedOutcome: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'stop' || step.outcome === 'succeeded') return [];
    if (!OWN_OUTCOMES.some((own) => own === step.outcome)) return [];
    return [
      {
        code: 'reserved-outcome',
        severity: 'error',
        summary: `Cannot stop with the outcome "${step.outcome}" because Watchbill itself gives it`,
        detail:
          step.outcome === 'failed'
            ? 'Use a `fail` step, which says why'
            : 'Choose another word, such as "false-positive"',
        range: checkedMember(draft.sites.node(step, 'stop'), 'outcome').range,
      },
    ];
  });
