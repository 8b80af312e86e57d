import type { JsonObject } from '../../contracts/json.ts';
import type { Step } from '../plan/plan.ts';
import type { SeenSteps } from './seen-steps.ts';

/** What the expressions of a place see. Never changed: each step gives a new one to the next. */
export interface View {
  readonly steps: SeenSteps;
  readonly vars: Readonly<Record<string, JsonObject>>;
  /** Whether there is a run, and with it `steps` and `vars`; a trigger is read before there is one. */
  readonly isOfRun: boolean;
  /** All other names: `inputs`, `event`, `tenant`, `run`, `now`, loop names, `error`, `self`, `branches`. */
  readonly names: Readonly<Record<string, JsonObject>>;
  /** Ids of steps that an `if` around the place has asked about, so that their output may be read. */
  readonly tested: ReadonlySet<string>;
}

/** The view with one more step to read. */
export function withStep(view: View, step: Step, isSure: boolean): View {
  return { ...view, steps: view.steps.with({ step, isSure }) };
}

/** The view with all steps of another one; those that are not in the first are not sure. */
export function withMaybe(view: View, after: View): View {
  const vars = after.vars === view.vars ? view.vars : { ...after.vars, ...view.vars };
  return { ...view, steps: view.steps.withOthers(after.steps, () => false), vars };
}

/** The view under further names. */
export function withNames(view: View, names: Readonly<Record<string, JsonObject>>): View {
  return { ...view, names: { ...view.names, ...names } };
}

/** The view inside a condition that has asked about some steps. */
export function withTested(view: View, ids: readonly string[]): View {
  return ids.length === 0 ? view : { ...view, tested: new Set([...view.tested, ...ids]) };
}
