import { CANCELLED, goesOn, MOVING_ON, SUCCEEDED, type Completion, type Ending } from '../completion.ts';
import type { CancelToken } from '../cancel-token.ts';
import { childPath } from '../../contracts/ids.ts';
import { invariant } from '../../contracts/invariant.ts';
import { utcTime } from '../../contracts/time.ts';
import { isBranchSettled, settleBranch } from '../branch.ts';
import { flush } from '../flush.ts';
import { Group } from '../group.ts';
import { enterFrame } from '../journal.ts';
import { runSteps } from '../run-steps.ts';
import { nameOf } from './assignment.ts';
import { headOf, type Desk } from './desk.ts';
import { untilDone } from './until-done.ts';

/** Key of the steps for when a task is overdue. */
export const OVERDUE = '~overdue';

/**
 * Runs one task: the work, and beside it the watch over when it is due. What `onOverdue` still does when the work is done
 * is cancelled; where `onOverdue` ends badly or ends the run, the work is closed.
 */
export async function runOneTask(desk: Desk, parent: CancelToken): Promise<Completion> {
  const { run, frame } = desk;
  const group = new Group<'work' | 'watch'>(run, parent);
  if (frame.closing !== undefined) group.cancel();
  group.start('work', (token) => untilDone(desk, token));
  if (!isBranchSettled(frame, OVERDUE)) group.start('watch', (token) => watchDue(desk, token));
  let movingOn = false;
  for (let ended = await group.next(); ended !== undefined; ended = await group.next()) {
    const { key, completion } = ended;
    if (completion.status === 'moving-on') movingOn = true;
    else if (key === 'work') frame.closing ??= completion;
    else endWatch(desk, completion);
    if (frame.closing !== undefined) group.cancel();
  }
  if (movingOn) return MOVING_ON;
  invariant(frame.closing !== undefined, 'The work of a task comes to an end');
  return frame.closing;
}

/** Waits until the task is due, then runs what is for that. */
async function watchDue(desk: Desk, token: CancelToken): Promise<Completion> {
  const { run, state, path, assignment, entered } = desk;
  if (!state.overdue) {
    const woken = await run.wait(() => false, assignment.dueAt, token, `${entered.step.title}: due`);
    if (woken === 'moving-on') return MOVING_ON;
    if (woken !== 'deadline') return CANCELLED;
    state.overdue = true;
    run.record({ type: 'task-overdue', path, task: headOf(desk) });
    await flush(run);
  }
  const { place, step } = entered;
  const scope = place.scope.inner({ self: selfOf(desk) });
  const inside = {
    scope,
    token,
    frame: enterFrame(desk.frame, OVERDUE, run.now),
    path: childPath(path, OVERDUE),
    depth: place.depth + 2,
  };
  return step.onOverdue.length === 0 ? SUCCEEDED : runSteps(run, step.onOverdue, inside);
}

function selfOf({ assignment, state }: Desk) {
  const to = state.to.map(nameOf).join(', ');
  return { title: assignment.title, due: utcTime(assignment.dueAt), to };
}

/** What was overdue in vain changes nothing; anything else than going on ends the task. */
function endWatch(desk: Desk, completion: Ending): void {
  if (desk.state.overdue) settleBranch(desk.run, desk.frame, OVERDUE, completion);
  if (!goesOn(completion) && completion.status !== 'cancelled') desk.frame.closing ??= completion;
}
