import type { Plan, Step } from '../plan/plan.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { explainKind } from './explain-kind.ts';
import { partsOf, pathBelow } from './parts-of.ts';

/** A step and where it stands. */
export interface PlacedStep {
  readonly step: Step;
  /** As in runs, with `[*]` for the turns of a loop. */
  readonly path: string;
}

/** All steps of a plan, outer ones first: the steps, then those of the deadline, then `onFailure`, then `finally`. */
export function placedSteps(plan: Plan, actions: ActionSignatures): readonly PlacedStep[] {
  return [
    ...placed(plan.steps, '', actions),
    ...placed(plan.deadline?.onWarn ?? [], '~deadline/~warn', actions),
    ...placed(plan.deadline?.onBreach ?? [], '~onBreach', actions),
    ...placed(plan.onFailure, '~onFailure', actions),
    ...placed(plan.finally, '~finally', actions),
  ];
}

function placed(steps: readonly Step[], at: string, actions: ActionSignatures): readonly PlacedStep[] {
  return steps.flatMap((step) => {
    const path = pathBelow(at, step.id);
    const { bodies, catches, finally: last } = partsOf(step, explainKind(step, actions), path);
    return [{ step, path }, ...[...bodies, ...catches, last].flatMap((part) => placed(part.steps, part.path, actions))];
  });
}
