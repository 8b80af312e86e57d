import { childPath } from '../../contracts/ids.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { RaceStep } from '../../language/plan/plan.ts';
import { branchPlace, isBranchSettled, settleBranch } from '../branch.ts';
import { MOVING_ON, type Completion, type Ending } from '../completion.ts';
import { Group } from '../group.ts';
import { runSteps } from '../run-steps.ts';
import type { Entered } from '../run-step.ts';
import { innerSteps } from '../settle-step.ts';
import { unwind } from '../undo/unwind.ts';

/*
 * All branches begin at once. The first one to end decides how the race ends, whether it succeeded or failed; the
 * decision is journaled, then the others are cancelled and waited for, so that no effect of theirs is left unknown; what
 * they did is taken back where their steps say how.
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
  if (frame.closing?.status !== 'cancelled' && (await takeBackLosers(entered)) === 'moving-on') return MOVING_ON;
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

/** What the losers did is taken back, once all of them have ended and it is known what that was. */
function takeBackLosers({ run, step, frame, path }: Entered<RaceStep>): Promise<'done' | 'moving-on'> {
  // All of them have settled, and so have an order.
  const order = ({ name }: RaceStep['branches'][number]): number => Number(frame.children?.[name]?.settled?.order);
  const [, ...losers] = [...step.branches].sort((one, other) => order(one) - order(other));
  const inside = losers.map(({ name }) => `${childPath(path, name)}/`);
  return unwind(run, (entry) => inside.some((prefix) => entry.path.startsWith(prefix)));
}
