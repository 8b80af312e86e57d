import { checkValues } from './check-value.ts';
import type { Rule } from './rule.ts';

/** What is given to an action against its input schema. */
export const actionInput: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step, view }) => {
    const signature = step.kind === 'action' ? draft.world.actions.get(step.action) : undefined;
    if (step.kind !== 'action' || signature === undefined) return [];
    const purpose = { draft, view, code: 'action-input', of: `action "${step.action}"` };
    return checkValues(purpose, step.with, signature.input, draft.sites.range(step, 'action'));
  });
