import type { Finding } from '../finding.ts';
import type { ActionStep } from '../plan/plan.ts';
import { undoView } from '../types/survey/action.ts';
import type { PlacedStep } from '../types/use.ts';
import { checkValues } from './check-value.ts';
import type { Rule, RuleContext } from './rule.ts';

/** What is given to an action, and to the one that undoes it, against its input schema. */
export const actionInput: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step, view }) => {
    if (step.kind !== 'action') return [];
    const called = checkInput(draft, { step, view, action: step.action, values: step.with, key: 'action' });
    if (step.undo === undefined) return called;
    const { action, with: values } = step.undo;
    const seen = undoView(draft, step, view);
    return [...called, ...checkInput(draft, { step, view: seen, action, values, key: 'undo.action' })];
  });

interface Called {
  readonly step: ActionStep;
  readonly view: PlacedStep['view'];
  readonly action: string;
  readonly values: ActionStep['with'];
  /** Key of the step that names the action. */
  readonly key: string;
}

function checkInput(draft: RuleContext['draft'], { step, view, action, values, key }: Called): readonly Finding[] {
  const signature = draft.world.actions.get(action);
  if (signature === undefined) return [];
  const purpose = { draft, view, code: 'action-input', of: `action "${action}"` };
  return checkValues(purpose, values, signature.input, draft.sites.range(step, key));
}
