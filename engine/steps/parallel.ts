import { childPath } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { evaluateCondition } from '../../language/expressions/evaluate-condition.ts';
import type { Branch, ParallelStep } from '../../language/plan/plan.ts';
import type { CancelToken } from '../cancel-token.ts';
import { branchPlace, isBranchSettled, settleBranch } from '../branch.ts';
import { CANCELLED, failed, MOVING_ON, SKIPPED, SUCCEEDED, type Completion, type Ending } from '../completion.ts';
import { Group } from '../group.ts';
import { enterFrame } from '../journal.ts';
import { runSteps } from '../run-steps.ts';
import type { Entered } from '../run-step.ts';
import { innerSteps, publishedBy } from '../settle-step.ts';
import { joinBranches } from './join-branches.ts';

/*
 * A branch starts when those that it needs have ended; it has a scope of its own, with what they published. When the
 * join is decided, the rest is cancelled and waited for; the decision is journaled first, so that it stays the decision.
 */

/** Runs branches at the same time. */
export async function runParallel(entered: Entered<ParallelStep>): Promise<Completion> {
  const { run, frame, token, place } = entered;
  const group = new Group<Branch>(run, token);
  const started = new Set<Branch>();
  let movingOn = false;
  startReady(entered, group, started);
  for (let ended = await group.next(); ended !== undefined; ended = await group.next()) {
    if (ended.completion.status === 'moving-on') movingOn = true;
    else endBranch(entered, ended.key, ended.completion);
    if (frame.closing !== undefined) group.cancel();
    startReady(entered, group, started);
  }
  if (movingOn || (frame.closing === undefined && run.isMovingOn)) return MOVING_ON;
  if (frame.closing === undefined && token.requested) return CANCELLED;
  place.scope.publishSteps(innerSteps(frame));
  const completion = frame.closing ?? SUCCEEDED;
  return completion.status === 'succeeded' ? { status: 'succeeded', output: statuses(entered) } : completion;
}

/** Starts every branch whose needs have ended; a branch whose `if` is false ends at once, which may free others. */
function startReady(entered: Entered<ParallelStep>, group: Group<Branch>, started: Set<Branch>): void {
  if (entered.frame.closing !== undefined) group.cancel();
  for (const branch of entered.step.branches) {
    if (started.has(branch) || isBranchSettled(entered.frame, branch.name)) continue;
    if (!mayStart(entered, branch)) continue;
    started.add(branch);
    group.start(branch, (token) => runBranch(entered, branch, token));
  }
}

function mayStart({ frame, run, token }: Entered<ParallelStep>, branch: Branch): boolean {
  if (frame.children?.[branch.name] !== undefined) return true;
  if (frame.closing !== undefined || run.isMovingOn || token.requested) return false;
  return branch.needs.every((name) => isBranchSettled(frame, name));
}

async function runBranch(entered: Entered<ParallelStep>, branch: Branch, token: CancelToken): Promise<Completion> {
  const { run, frame, place } = entered;
  const isNew = frame.children?.[branch.name] === undefined;
  const own = enterFrame(frame, branch.name, run.now);
  const scope = place.scope.inner({ branches: statuses(entered) });
  for (const name of branch.needs) scope.publishSteps(publishedBy(enterFrame(frame, name, own.at)));
  if (isNew && branch.if !== undefined) {
    const condition = evaluateCondition(branch.if, scope.names(own.at));
    if (!condition.ok) return failed(condition.failure);
    const because = condition.because === undefined ? {} : { because: condition.because };
    run.record({
      type: 'decided',
      path: childPath(entered.path, branch.name),
      what: 'if',
      value: condition.value,
      ...because,
    });
    if (!condition.value) return SKIPPED;
  }
  return runSteps(run, branch.steps, branchPlace(entered, branch.name, scope, token));
}

function endBranch(entered: Entered<ParallelStep>, branch: Branch, completion: Ending): void {
  const { frame, run, step } = entered;
  settleBranch(run, frame, branch.name, completion);
  if (frame.closing !== undefined) return;
  frame.closing = joinBranches(step, branchCompletions(entered), completion);
}

function branchCompletions({ frame, step }: Entered<ParallelStep>): readonly (Ending | undefined)[] {
  return step.branches.map((branch) => frame.children?.[branch.name]?.settled?.completion);
}

function statuses({ frame, step }: Entered<ParallelStep>): JsonObject {
  const status = (name: string): string => {
    const child = frame.children?.[name];
    return child === undefined ? 'pending' : (child.settled?.completion.status ?? 'running');
  };
  return Object.fromEntries(step.branches.map(({ name }) => [name, { status: status(name) }]));
}
