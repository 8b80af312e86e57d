import type { Step } from '../language/plan/plan.ts';

/** All steps that stand directly inside a step, in whatever body. */
export function stepsInside(step: Step): readonly Step[] {
  const around = [...(step.catch ?? []).flatMap((one) => one.steps), ...(step.finally ?? [])];
  switch (step.kind) {
    case 'do':
    case 'forEach':
    case 'repeat':
      return [...step.steps, ...around];
    case 'switch':
      return [...step.cases.flatMap((one) => one.steps), ...(step.default ?? []), ...around];
    case 'parallel':
    case 'race':
      return [...step.branches.flatMap((branch) => branch.steps), ...around];
    case 'approve':
      return [...step.onExpiry, ...around];
    default:
      return around;
  }
}
