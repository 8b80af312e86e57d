import { didYouMean } from '../suggest.ts';
import type { Rule } from './rule.ts';

/** Actions bound to an approval that may not have been asked, or that is none. */
export const approvalUnbound: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step, view }) => {
    if (step.kind !== 'action' || step.approval === undefined || draft.brokenIds.has(step.approval)) return [];
    const seen = view.steps.get(step.approval);
    const isBound = seen?.step.kind === 'approve' && draft.named.has(seen.step);
    if (isBound && (seen.isSure || view.tested.has(step.approval))) return [];
    const approvals = view.steps
      .values()
      .filter((other) => other.step.kind === 'approve')
      .map((other) => other.step.id);
    return [
      {
        code: 'approval-unbound',
        severity: 'error',
        summary: isBound
          ? `Cannot bind the action to approval "${step.approval}" because it may not have been asked: its step is conditional`
          : `Cannot bind the action to approval "${step.approval}": no earlier \`approve\` step has this id`,
        detail: isBound
          ? `Add \`if: steps.${step.approval}.output.approved\` to the action`
          : 'Name the `approve` step that comes before the action',
        range: draft.sites.range(step, 'approval'),
        ...(isBound ? {} : didYouMean(step.approval, approvals)),
      },
    ];
  });
