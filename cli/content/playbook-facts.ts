import { OWN_OUTCOMES } from '../../contracts/run.ts';
import type { Plan, Step } from '../../language/plan/plan.ts';
import type { PlaybookFacts } from '../../language/world.ts';

/** What a case can say about a playbook. */
export function playbookFacts(plan: Plan): PlaybookFacts {
  const steps = [...plan.steps, ...plan.onFailure, ...plan.finally].flatMap(withInner);
  return {
    stepIds: new Set(steps.map(({ id }) => id)),
    outcomes: new Set([...OWN_OUTCOMES, ...steps.flatMap((step) => (step.kind === 'stop' ? [step.outcome] : []))]),
    inputs: new Set(Object.keys(plan.inputs)),
  };
}

function withInner(step: Step): readonly Step[] {
  const attached = [...(step.catch ?? []).flatMap(({ steps }) => steps), ...(step.finally ?? [])];
  return [step, ...[...innerOf(step), ...attached].flatMap(withInner)];
}

function innerOf(step: Step): readonly Step[] {
  switch (step.kind) {
    case 'do':
    case 'forEach':
    case 'repeat':
      return step.steps;
    case 'switch':
      return [...step.cases.flatMap(({ steps }) => steps), ...(step.default ?? [])];
    case 'parallel':
    case 'race':
      return step.branches.flatMap(({ steps }) => steps);
    case 'approve':
      return step.onExpiry;
    default:
      return [];
  }
}
