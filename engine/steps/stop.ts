import type { StopStep } from '../../language/plan/plan.ts';
import type { Completion } from '../completion.ts';
import type { Entered } from '../run-step.ts';

/** Ends the run with a named outcome. */
export function runStop({ step }: Entered<StopStep>): Completion {
  return { status: 'stopped', outcome: step.outcome };
}
