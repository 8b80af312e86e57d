import { memberOf } from '../source/source-node.ts';
import type { Rule } from './rule.ts';

/** Containment that nobody approves and for which no reason is stated. */
export const destructiveWithoutApproval: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    const signature = step.kind === 'action' ? draft.world.actions.get(step.action) : undefined;
    if (step.kind !== 'action' || (signature?.impact !== 'destructive' && signature?.impact !== 'disruptive'))
      return [];
    if (step.approval !== undefined || memberOf(draft.sites.node(step), 'reason') !== undefined) return [];
    return [
      {
        code: 'destructive-without-approval',
        severity: 'error',
        summary: `Cannot call the ${signature.impact} action "${step.action}" without an approval or a stated reason: it has neither`,
        detail:
          'Ask with an `approve` step and bind the action with `approval: <its id>`, or say in `reason` why nobody has to be asked',
        range: draft.sites.range(step, 'action'),
      },
    ];
  });
