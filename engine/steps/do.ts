import type { DoStep } from '../../language/plan/plan.ts';
import type { Completion } from '../completion.ts';
import { inside } from '../place.ts';
import { runSteps } from '../run-steps.ts';
import type { Entered } from '../run-step.ts';

/** Runs a group of steps in the scope around it. */
export function runDo({ run, step, place, frame, token }: Entered<DoStep>): Promise<Completion> {
  return runSteps(run, step.steps, inside({ ...place, token }, step.id, frame));
}
