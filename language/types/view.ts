import type { JsonObject } from '../../contracts/json.ts';
import type { Step } from '../plan/plan.ts';

/** A step that an expression can read. */
export interface SeenStep {
  readonly step: Step;
  /** Whether it surely succeeded when the expression is evaluated. */
  readonly isSure: boolean;
}

/** What the expressions of a place see. Never changed: each step gives a new one to the next. */
export interface View {
  readonly steps: ReadonlyMap<string, SeenStep>;
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
  return { ...view, steps: new Map(view.steps).set(step.id, { step, isSure }) };
}

/** The view with all steps of another one; those that are not in the first are not sure. */
export function withMaybe(view: View, after: View): View {
  if (after.steps === view.steps) return { ...view, vars: { ...after.vars, ...view.vars } };
  const steps = new Map(view.steps);
  for (const [id, seen] of after.steps) if (!steps.has(id)) steps.set(id, { ...seen, isSure: false });
  return { ...view, steps, vars: { ...after.vars, ...view.vars } };
}

/** The view under further names. */
export function withNames(view: View, names: Readonly<Record<string, JsonObject>>): View {
  return { ...view, names: { ...view.names, ...names } };
}

/** The view inside a condition that has asked about some steps. */
export function withTested(view: View, ids: readonly string[]): View {
  return ids.length === 0 ? view : { ...view, tested: new Set([...view.tested, ...ids]) };
}
