import type { Step } from '../language/plan/plan.ts';
import { CancelToken } from './cancel-token.ts';
import { goesOn, type Completion, type Ending } from './completion.ts';
import { enterFrame, type Frame } from './journal.ts';
import { inside, type Place } from './place.ts';
import type { Run } from './run.ts';
import { runSteps } from './run-steps.ts';

/**
 * Runs a step's `finally`, shielded from cancellation, then gives what the step came to. A failure in `finally` shows
 * only where the step itself did not fail: the first cause is the one to look at.
 */
export function runFinally(
  run: Run,
  step: Step,
  place: Place,
  frame: Frame,
  pending: Ending,
): Ending | Promise<Completion> {
  return step.finally === undefined ? pending : runShielded(run, step, step.finally, place, frame, pending);
}

async function runShielded(
  run: Run,
  { id }: Step,
  steps: readonly Step[],
  place: Place,
  frame: Frame,
  pending: Ending,
): Promise<Completion> {
  const around = inside({ ...place, token: new CancelToken() }, id, frame);
  const completion = await runSteps(run, steps, inside(around, '~finally', enterFrame(frame, '~finally', run.now)));
  if (completion.status === 'moving-on') return completion;
  return goesOn(completion) || pending.status === 'failed' ? pending : completion;
}
