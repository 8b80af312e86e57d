import type { CancelToken } from './cancel-token.ts';
import { goesOn, type Ending } from './completion.ts';
import { enterFrame, type Frame } from './journal.ts';
import { inside, type Place } from './place.ts';
import type { Entered } from './run-step.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { innerSteps, replaceBySettled } from './settle-step.ts';

/** The place of the steps of a branch. */
export function branchPlace(entered: Entered, name: string, scope: Scope, token: CancelToken): Place {
  const { run, frame, place, step } = entered;
  const around = inside({ ...place, token, scope }, step.id, frame);
  return inside(around, name, enterFrame(frame, name, run.now));
}

/**
 * Numbers the end of a branch and forgets all but what later steps read of it; what it has set stays in it. Of one that
 * failed or was cancelled a retry of the run goes on.
 */
export function settleBranch(run: Run, frame: Frame, name: string, completion: Ending): void {
  const own = enterFrame(frame, name, run.now);
  const settled = { order: run.nextOrder(), completion, steps: innerSteps(own), vars: {} };
  replaceBySettled(own, settled, goesOn(completion) ? [] : ['children']);
}

/** Whether a branch has ended. */
export function isBranchSettled(frame: Frame, name: string): boolean {
  return frame.children?.[name]?.settled !== undefined;
}
