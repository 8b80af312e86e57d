import { invariant } from '../../contracts/invariant.ts';
import type { RaceStep } from '../../language/plan/plan.ts';
import { branchPlace, isBranchSettled, settleBranch } from '../branch.ts';
import { MOVING_ON, type Completion, type Ending } from '../completion.ts';
import { Group } from '../group.ts';
import { runSteps } from '../run-steps.ts';
import type { Entered } from '../run-step.ts';
import { innerSteps } from '../settle-step.ts';

/*
 * All branches begin at once. The first one to end decides how the race ends, whether it succeeded or failed; the
 * decision is journaled, then the others are cancelled and waited for, so that no effect of theirs is left unknown.
 */

/** Runs branches at the same time until the first of them has ended. */
export async function runRace(entered: Entered<RaceStep>): Promise<Completion> {
  const { run, step, frame, place, token } = entered;
  const group = new Group<string>(run, token);
  if (frame.closing !== undefined) group.cancel();
  for (const { name, steps } of step.branches) {
    if (isBranchSettled(frame, name)) continue;
    group.start(name, (own) => runSteps(run, steps, branchPlace(entered, name, place.scope.inner(), own)));
  }
  let movingOn = false;
  for (let ended = await group.next(); ended !== undefined; ended = await group.next()) {
    if (ended.completion.status === 'moving-on') movingOn = true;
    else endBranch(entered, ended.key, ended.completion);
    if (frame.closing !== undefined) group.cancel();
  }
  if (movingOn) return MOVING_ON;
  place.scope.publishSteps(innerSteps(frame));
  invariant(frame.closing !== undefined, 'A race has branches, and one of them ended first');
  return frame.closing;
}

function endBranch({ run, frame, path }: Entered<RaceStep>, name: string, completion: Ending): void {
  settleBranch(run, frame, name, completion);
  if (frame.closing !== undefined) return;
  if (completion.status === 'cancelled') {
    frame.closing = completion;
    return;
  }
  run.record({ type: 'decided', path, what: 'winner', value: name });
  frame.closing = completion.status === 'succeeded' ? { status: 'succeeded', output: { winner: name } } : completion;
}
