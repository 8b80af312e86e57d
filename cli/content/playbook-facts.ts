import { OWN_OUTCOMES } from '../../contracts/run.ts';
import { allSteps } from '../../language/plan/all-steps.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { PlaybookFacts } from '../../language/world.ts';

/** What a case can say about a playbook. */
export function playbookFacts(plan: Plan): PlaybookFacts {
  const steps = allSteps([...plan.steps, ...plan.onFailure, ...plan.finally]);
  return {
    stepIds: new Set(steps.map(({ id }) => id)),
    outcomes: new Set([...OWN_OUTCOMES, ...steps.flatMap((step) => (step.kind === 'stop' ? [step.outcome] : []))]),
    inputs: new Set(Object.keys(plan.inputs)),
  };
}
