import { allSteps } from '../plan/all-steps.ts';
import type { Plan } from '../plan/plan.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { type Bound, atMost, cutOff, inSequence, type Unbounded } from './bound.ts';
import { lastingOfSteps } from './lasting.ts';
import { type CountedLoop, loopsOf } from './loops-of.ts';

/**
 * How long a run may last, in milliseconds. Counted is what the plan makes it wait for: time limits, pauses, approvals; not
 * the moments between steps, not what is taken back, and not a worker, server or ledger that is away.
 */
export interface Duration {
  /** Longest path; null where something on the way has no bound of its own. */
  readonly worstMs: number | null;
  /** The same without the steps that have no bound. */
  readonly boundedMs: number;
  readonly unbounded: readonly Unbounded[];
  /** After this time the budget `runTime` cancels what is left of the steps; `onFailure` and `finally` still run. */
  readonly budgetMs: number;
  /** When a run that the budget ended has ended too; null where `onFailure` or a `finally` has no bound. */
  readonly latestMs: number | null;
  /** Steps that say how they are taken back. */
  readonly undos: number;
  /** Loops, counted at their maximum. */
  readonly loops: readonly CountedLoop[];
}

/** How long a run of the plan may last. */
export function howLong(plan: Plan, actions: ActionSignatures): Duration {
  const { own, last } = boundsOfRun(plan, actions);
  const latest = msOf(last);
  const worst = msOf(own);
  return {
    worstMs: worst === null || latest === null ? null : Math.min(worst, latest),
    boundedMs: own.ms,
    unbounded: own.unbounded,
    budgetMs: plan.budgets.runTimeMs,
    latestMs: latest,
    undos: allSteps(plan.steps).filter((step) => step.kind === 'action' && step.undo !== undefined).length,
    loops: loopsOf(plan, actions),
  };
}

/** The bounds of a run, in two ways. */
export interface RunBounds {
  /** By what its steps say, and its deadline. */
  readonly own: Bound;
  /** Of a run that the budget `runTime` ends. */
  readonly last: Bound;
}

/** How long a run lasts by its steps, and when its budget ends it. */
export function boundsOfRun(plan: Plan, actions: ActionSignatures): RunBounds {
  const { deadline } = plan;
  const steps = lastingOfSteps(plan.steps, '', actions);
  const beside = lastingOfSteps(deadline?.onWarn ?? [], '~deadline/~warn', actions).afterCancel;
  const tidying = [
    beside,
    lastingOfSteps(deadline?.onBreach ?? [], '~onBreach', actions).whole,
    lastingOfSteps(plan.onFailure, '~onFailure', actions).whole,
    lastingOfSteps(plan.finally, '~finally', actions).whole,
  ];
  const main =
    deadline === undefined
      ? steps.whole
      : cutOff(steps.whole, inSequence([atMost(deadline.withinMs), steps.afterCancel]));
  return {
    own: inSequence([main, ...tidying]),
    last: inSequence([atMost(plan.budgets.runTimeMs), steps.afterCancel, ...tidying]),
  };
}

function msOf({ ms, unbounded }: Bound): number | null {
  return unbounded.length === 0 ? ms : null;
}
