import {
  ActivityCancellationType,
  ActivityFailure,
  CancellationScope,
  condition,
  isCancellation,
  patched,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  TimeoutFailure,
  workflowInfo,
} from '@temporalio/workflow';
import type { Effect, EffectAnswer, RunActivities } from '../contracts/activities.ts';
import { assertNever } from '../contracts/invariant.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { CancelSignal, EffectHints, Effects, RunState, Settled, Tried } from '../engine/effects.ts';
import { createTaskLoad, type TaskLoad } from './task-load.ts';

/*
 * Temporal's side of the engine's port.
 *
 * An effect is one activity. A quick one is local and gets one try of two seconds; what it does not settle the engine
 * hands over again, to run as a regular activity. Activities answer instead of throwing, so all that can reach this file is what Temporal itself
 * has to say: that an attempt ran out of time (its worker went away), or that it was cancelled. The server repeats
 * nothing: it cannot tell a lost worker from a call that is too slow. The engine is told `again`, journals it, and knows
 * how much time the step has left.
 *
 * Reads are cancelled at once. An effect that changes the world is never asked to stop: it runs shielded until its
 * outcome is known.
 */

/** One try of a local activity. */
export const LOCAL_LIMIT_MS = 2_000;
/** A worker that is silent for so long is taken for lost. */
export const HEARTBEAT_LIMIT_MS = 10_000;
/** On top of one attempt: how long it may wait for a worker that takes it. */
export const QUEUE_GRACE_MS = 30_000;
/** Longest attempt of an effect. */
export const EFFECT_LIMIT_MS = 60_000;
/** How soon an effect whose worker went away is tried again. */
export const WORKER_LOST_PAUSE_MS = 1_000;
/** The server refuses summaries over 400 bytes, after encryption. */
const SUMMARY_CHARACTERS_MAX = 150;

/** The port, and what its owner must tell it. */
export interface TemporalEffects extends Effects {
  /** To be called whenever a message arrives, before it is delivered. */
  messageArrived(): void;
}

/** Makes the port of one workflow execution. */
export function createTemporalEffects(): TemporalEffects {
  const load = createTaskLoad(historyUse);
  return {
    act: (effect, hints, cancel) => act(load, effect, hints, cancel),
    until: (holds, deadline, label) => until(load, holds, deadline, label),
    now: () => Date.now(),
    segment: () => load.segment(),
    goesBy: patched,
    annotate,
    messageArrived: () => load.taskOpened(),
  };
}

function historyUse(): { events: number; bytes: number } {
  const { historyLength, historySize } = workflowInfo();
  return { events: historyLength, bytes: historySize };
}

/** Current details cost no event and no call: consoles ask for them when somebody looks. */
function annotate(state: RunState): void {
  setCurrentDetails(state.outcome === undefined ? state.state : `${state.state}: ${state.outcome}`);
}

function act(load: TaskLoad, effect: Effect, hints: EffectHints, cancel: CancelSignal): Promise<Tried> {
  const start = (): Promise<Tried> => attempt(load, effect, hints);
  if (!hints.cancellable) return isShielded() ? start() : CancellationScope.nonCancellable(start);
  const scope = new CancellationScope({ cancellable: true });
  cancel.onRequest(() => scope.cancel());
  return scope.run(start);
}

/** The engine runs in a scope that nothing cancels; one more around each effect would only cost promises. */
function isShielded(): boolean {
  return !CancellationScope.current().cancellable;
}

function attempt(load: TaskLoad, effect: Effect, hints: EffectHints): Promise<Tried> {
  return hints.quick && load.mayRunLocal() ? attemptLocal(load, effect) : attemptRegular(load, effect, hints);
}

async function attemptLocal(load: TaskLoad, effect: Effect): Promise<Tried> {
  const activities = proxyLocalActivities<RunActivities>({
    startToCloseTimeout: LOCAL_LIMIT_MS,
    retry: { maximumAttempts: 1 },
    cancellationType: ActivityCancellationType.TRY_CANCEL,
    summary: summaryOf(effect),
  });
  try {
    const answer = await dispatch(activities, effect);
    load.noteLocal(sizeOf(answer));
    return answer;
  } catch (error) {
    load.noteLocal(0);
    return { status: isCancellation(error) ? 'cancelled' : 'unsettled', recorded: false };
  }
}

async function attemptRegular(load: TaskLoad, effect: Effect, hints: EffectHints): Promise<Settled> {
  const limitMs = Math.min(Math.max(hints.limitMs, 1), EFFECT_LIMIT_MS);
  const activities = proxyActivities<RunActivities>({
    startToCloseTimeout: limitMs,
    scheduleToCloseTimeout: limitMs + QUEUE_GRACE_MS,
    heartbeatTimeout: HEARTBEAT_LIMIT_MS,
    retry: { maximumAttempts: 1 },
    cancellationType: hints.cancellable
      ? ActivityCancellationType.TRY_CANCEL
      : ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    summary: summaryOf(effect),
  });
  load.noteRegular(sizeOf(effect));
  try {
    return await dispatch(activities, effect);
  } catch (error) {
    return settleFailure(error, effect);
  } finally {
    load.taskOpened();
  }
}

/** What Temporal itself says of an attempt, as an answer. */
function settleFailure(error: unknown, effect: Effect): Settled {
  if (isCancellation(error)) return { status: 'cancelled', recorded: false };
  if (error instanceof ActivityFailure && error.cause instanceof TimeoutFailure) {
    return {
      status: 'again',
      recorded: false,
      at: Date.now() + WORKER_LOST_PAUSE_MS,
      failure: {
        code: 'worker-lost',
        message: `Cannot tell what became of "${effect.path}": no worker reported its outcome in time. It is tried again`,
      },
    };
  }
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return {
    status: 'failed',
    recorded: false,
    failure: {
      code: 'internal',
      message: `Cannot carry out "${effect.path}": ${cause instanceof Error ? cause.message : String(cause)}`,
    },
  };
}

/** Each kind of effect has an activity of its own name. */
function dispatch(activities: RunActivities, effect: Effect): Promise<EffectAnswer> {
  switch (effect.kind) {
    case 'action':
      return activities.performAction(effect);
    case 'notify':
      return activities.sendNotification(effect);
    case 'ask':
      return activities.askForApproval(effect);
    case 'check-decision':
      return activities.checkDecision(effect);
    case 'tell-task':
      return activities.tellOfTask(effect);
    case 'check-message':
      return activities.checkMessage(effect);
    case 'lookup':
      return activities.lookUp(effect);
    case 'page':
      return activities.pagePeople(effect);
    case 'claim':
      return activities.claimEvent(effect);
    case 'start-child':
      return activities.startChild(effect);
    case 'find-child':
      return activities.findChild(effect);
    case 'cancel-child':
      return activities.cancelChild(effect);
    case 'report-end':
      return activities.reportEnd(effect);
    case 'flush':
      return activities.flushRecords(effect);
    default:
      return assertNever(effect);
  }
}

async function until(
  load: TaskLoad,
  holds: () => boolean,
  deadline: UtcMs | null,
  label: string,
): Promise<'met' | 'deadline'> {
  if (holds()) return 'met';
  if (deadline === null) {
    await condition(holds);
    return 'met';
  }
  const remainingMs = Math.ceil(deadline - Date.now());
  if (remainingMs <= 0) return 'deadline';
  load.noteTimer();
  if (await condition(holds, remainingMs, { summary: cut(label) })) return 'met';
  load.taskOpened();
  return 'deadline';
}

function summaryOf(effect: Effect): string {
  return cut(effect.title === '' ? effect.path : effect.title);
}

function cut(text: string): string {
  return text.length <= SUMMARY_CHARACTERS_MAX ? text : `${text.slice(0, SUMMARY_CHARACTERS_MAX - 1)}…`;
}

/** UTF-16 units of the JSON: near enough to bytes for a budget. */
function sizeOf(value: unknown): number {
  return JSON.stringify(value).length;
}
