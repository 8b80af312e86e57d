import { stepListsOf } from '../language/plan/all-steps.ts';
import type { Step } from '../language/plan/plan.ts';

/**
 * Paths of a step's output that no record may show: its own, and for a loop those of the steps whose outputs it gathers.
 * What is masked where it comes from is masked wherever it is gathered.
 */
export function masksOf(step: Step): readonly string[] {
  const own = step.mask ?? [];
  if (step.kind === 'forEach') return [...own, ...gathered(step.steps).map((path) => `*.${path}`)];
  return step.kind === 'repeat' ? [...own, ...gathered(step.steps)] : own;
}

function gathered(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => [
    ...masksOf(step).map((path) => `outputs.${step.id}.${path}`),
    ...(step.kind === 'forEach' || step.kind === 'repeat' ? [] : gathered(stepListsOf(step).flat())),
  ]);
}
