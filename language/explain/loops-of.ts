import type { Plan } from '../plan/plan.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { explainKind } from './explain-kind.ts';
import { placedSteps } from './placed-steps.ts';

/** A loop and how often it is counted. */
export interface CountedLoop {
  readonly path: string;
  /** `at most 500 times, 5 at once`. */
  readonly counted: string;
}

/** The loops of a plan in its order. */
export function loopsOf(plan: Plan, actions: ActionSignatures): readonly CountedLoop[] {
  return placedSteps(plan, actions).flatMap(({ step, path }) => {
    const { counted } = explainKind(step, actions);
    return counted === undefined ? [] : [{ path, counted }];
  });
}
