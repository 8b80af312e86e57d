import type { RunOutcome } from '../../contracts/run.ts';
import { allSteps, topLists } from './all-steps.ts';
import type { Plan, Step } from './plan.ts';

/**
 * The outcomes that cases of a playbook have to show: `succeeded`, `failed`, `cancelled` and every name given to `stop`; those
 * that Watchbill writes by itself are not among them, nor is `succeeded` where every way through the steps ends the run.
 */
export function outcomesToCover(plan: Plan): readonly RunOutcome[] {
  const own = alwaysEnds(plan.steps) ? ['failed', 'cancelled'] : ['succeeded', 'failed', 'cancelled'];
  const named = allSteps(topLists(plan)).flatMap((step) => (step.kind === 'stop' ? [step.outcome] : []));
  return [...new Set([...own, ...named])];
}

function alwaysEnds(steps: readonly Step[]): boolean {
  return steps.some((step) => step.if === undefined && step.catch === undefined && endsInItsBody(step));
}

function endsInItsBody(step: Step): boolean {
  switch (step.kind) {
    case 'stop':
    case 'fail':
      return true;
    case 'do':
      return alwaysEnds(step.steps);
    case 'switch':
      return (
        step.default !== undefined && [...step.cases, { steps: step.default }].every(({ steps }) => alwaysEnds(steps))
      );
    default:
      return false;
  }
}
