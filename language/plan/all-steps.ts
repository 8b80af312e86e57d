import type { Plan, Step } from './plan.ts';

/** Every step of some lists with all that are inside them, outer ones first, in the order of the plan. */
export function allSteps(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => [step, ...stepListsOf(step).flatMap(allSteps)]);
}

/** The steps of a plan that stand at its top, in the order in which they may run. */
export function topLists({ steps, deadline, onFailure, finally: last }: Plan): readonly Step[] {
  return [...steps, ...(deadline?.onWarn ?? []), ...(deadline?.onBreach ?? []), ...onFailure, ...last];
}

/** The lists of steps inside a step: its body first, then what `catch` and `finally` hold. */
export function stepListsOf(step: Step): readonly (readonly Step[])[] {
  return [
    ...bodiesOf(step),
    ...(step.catch ?? []).map((item) => item.steps),
    ...(step.finally === undefined ? [] : [step.finally]),
  ];
}

/** The lists of steps that are a step's own work. */
export function bodiesOf(step: Step): readonly (readonly Step[])[] {
  switch (step.kind) {
    case 'do':
    case 'forEach':
    case 'repeat':
      return [step.steps];
    case 'switch':
      return [...step.cases.map((item) => item.steps), ...(step.default === undefined ? [] : [step.default])];
    case 'parallel':
    case 'race':
      return step.branches.map((branch) => branch.steps);
    case 'approve':
      return [step.onExpiry];
    case 'waitFor':
      return [step.onTimeout];
    case 'task':
      return [step.onOverdue];
    case 'clock':
      return [step.onWarn, step.onBreach];
    default:
      return [];
  }
}
