import type { ChildEnd, ChildFound, ChildRef, ChildStarted } from '../../contracts/activities.ts';
import { FAILURE_KINDS, type Failure } from '../../contracts/failure-codes.ts';
import type { RunId, StepPath } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { CancelToken } from '../cancel-token.ts';
import { CANCELLED, failed, MOVING_ON, type Completion } from '../completion.ts';
import type { Settled } from '../effects.ts';
import type { ChildState, Frame } from '../journal.ts';
import type { Run } from '../run.ts';
import { startEffect } from './start-effect.ts';

/*
 * The life of a called run, as the caller sees it:
 *
 *   asked for → started → (detached: that is all)
 *                       → it tells of its end, or it is time to look → looked up → open: looked up again, ever more rarely
 *                                                                               → ended
 *   cancelled → detached: looked up whether it began → let go
 *                   → asked to end, and waited for, an hour at most: what it does in its `finally` is part of what the caller has done
 *
 * It is a workflow of its own with an id made of the caller's run and step, so that asking twice starts one. What it says
 * of its end is only a reason to look: the ledger knows.
 */

/** A called run that is to be. */
export interface Child extends ChildRef {
  readonly section?: string;
  readonly inputs: JsonObject;
  readonly waits: boolean;
  /** What it runs where that is part of the caller's plan. */
  readonly plan?: Plan;
  /** Of the call, or of the one tenant among many. */
  readonly path: StepPath;
  readonly frame: Frame;
  readonly title: string;
  readonly token: CancelToken;
}

/** First and longest time after which an open run is looked up that has said nothing. */
const LOOK_MS = { first: 60_000, max: 60 * 60_000 };
/** Pause after a call that could not be made. */
const PAUSE_MS = 15_000;
/** How long a start is tried. */
export const START_WAIT_MS = 15 * 60_000;
/** How long a run that was asked to end is waited for: its caller has a `finally` of its own to come to. */
export const CANCEL_WAIT_MS = 60 * 60_000;

const HINTS = { quick: false, cancellable: false, limitMs: 30_000 };

/** What is known at the end: the run's own, or that it was only started. */
export type ChildCame =
  { readonly status: 'child'; readonly end: ChildEnd } | { readonly status: 'started'; readonly run: RunId };

/** Starts a run and, unless it is detached, waits for its end; a completion where it never came to one. */
export async function runChild(run: Run, child: Child): Promise<ChildCame | Completion> {
  const state = (child.frame.child ??= { looks: 0, lookAt: 0 });
  for (;;) {
    const came = await oneTurn(run, child, state);
    if (came !== undefined) return came;
  }
}

async function oneTurn(run: Run, child: Child, state: ChildState): Promise<ChildCame | Completion | undefined> {
  const { frame, token } = child;
  if (frame.nextAt !== undefined && frame.nextAt > run.now) return pause(run, child, state, frame.nextAt);
  if (token.requested && child.waits && state.cancelledAt === undefined) return cancelChild(run, child, state);
  if (state.run === undefined && !token.requested) return startChild(run, child, state);
  if (state.run !== undefined && !child.waits) return { status: 'started', run: state.run };
  if (state.reported === true || run.now >= state.lookAt) return findChild(run, child, state);
  return pause(run, child, state, state.lookAt);
}

async function startChild(run: Run, child: Child, state: ChildState): Promise<Completion | undefined> {
  const givesUpAt = (state.askedAt ??= run.now) + START_WAIT_MS;
  const settled = await run.act(startEffect(run, child), HINTS, child.token);
  if ('failure' in settled) {
    const isForGood = settled.status === 'failed' && !FAILURE_KINDS[settled.failure.code].retryable;
    if (isForGood || run.now >= givesUpAt) return failed(settled.failure);
  }
  if (!hasSucceeded(run, child, settled)) return undefined;
  const { run: id } = settled.output as unknown as ChildStarted; // the shape of this effect's output
  begin(run, child, state, id);
  return undefined;
}

function begin(run: Run, { path, playbook, tenant }: Child, state: ChildState, id: ChildStarted['run']): void {
  state.run = id;
  state.lookAt = run.now + LOOK_MS.first;
  run.record({ type: 'child-started', path, playbook, tenant, run: id });
}

async function cancelChild(run: Run, child: Child, state: ChildState): Promise<undefined> {
  const settled = await run.act(bodyOf('cancel-child', child), HINTS, new CancelToken());
  if (!hasSucceeded(run, child, settled)) return;
  state.cancelledAt = run.now;
  state.lookAt = run.now;
}

async function findChild(run: Run, child: Child, state: ChildState): Promise<ChildCame | Completion | undefined> {
  const settled = await run.act(bodyOf('find-child', child), HINTS, new CancelToken());
  if (!hasSucceeded(run, child, settled)) return undefined;
  const found = settled.output as unknown as ChildFound; // the shape of this effect's output
  if (found.state === 'none') return CANCELLED;
  if (state.run === undefined) begin(run, child, state, found.run);
  state.reported = false;
  if (!child.waits) return { status: 'started', run: found.run };
  if (found.state === 'ended') {
    const { state: _ended, ...end } = found;
    run.record({ type: 'child-ended', path: child.path, run: end.run, outcome: end.outcome });
    return { status: 'child', end };
  }
  if (state.cancelledAt !== undefined && run.now >= state.cancelledAt + CANCEL_WAIT_MS) return failed(neverEnds(child));
  const next = run.now + Math.min(LOOK_MS.first * 2 ** state.looks, LOOK_MS.max);
  state.lookAt = Math.min(next, (state.cancelledAt ?? Infinity) + CANCEL_WAIT_MS);
  state.looks += 1;
  return undefined;
}

function neverEnds({ title, playbook }: Child): Failure {
  return {
    code: 'call-failed',
    message: `Cannot wait any longer in "${title}": the run of "${playbook}" has not ended an hour after it was asked to. Look what it does`,
  };
}

/** Holds what could not be done for a while. */
function hasSucceeded(
  run: Run,
  { frame }: Child,
  settled: Settled,
): settled is Extract<Settled, { status: 'succeeded' }> {
  if (settled.status === 'succeeded') return true;
  frame.nextAt = settled.status === 'again' ? settled.at : run.now + PAUSE_MS;
  return false;
}

function bodyOf(kind: 'cancel-child' | 'find-child', { path, title, playbook, tenant }: Child) {
  return { kind, path, attempt: 1, title, playbook, tenant } as const;
}

/** Until the child has something to say, until the moment, or until it is to be cancelled. */
async function pause(run: Run, child: Child, state: ChildState, moment: UtcMs): Promise<Completion | undefined> {
  const isHeld = child.frame.nextAt !== undefined && child.frame.nextAt > run.now;
  const token = state.cancelledAt !== undefined || isHeld ? new CancelToken() : child.token;
  const woken = await run.wait(() => !isHeld && state.reported === true, moment, token, child.title);
  return woken === 'moving-on' ? MOVING_ON : undefined;
}
