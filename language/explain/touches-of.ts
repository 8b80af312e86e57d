import type { LockedAction, Plan } from '../plan/plan.ts';
import type { ActionSignature, ActionSignatures, Impact } from '../schema/action-signature.ts';
import { placedSteps } from './placed-steps.ts';
import type { Stated } from './stated-in.ts';

/** Something that a step calls, and what stands before the call. */
export interface TouchingStep {
  readonly path: string;
  /** The approval that the call is bound to. */
  readonly approval?: string;
  /** Why nobody has to be asked, as the author says. */
  readonly reason?: string;
}

/** What a playbook does to the world by one action. */
export interface Touch {
  readonly action: string;
  readonly version: number;
  readonly impact: Impact;
  readonly repeat: LockedAction['repeat'];
  /** Members of the input that an approval is bound to. */
  readonly targets: readonly string[];
  /** Connection and permissions; null where this catalogue does not have the action at that version. */
  readonly needs: ActionSignature['needs'] | null;
  readonly steps: readonly TouchingStep[];
}

/** Highest first. */
const IMPACTS: readonly Impact[] = ['destructive', 'disruptive', 'write', 'notify', 'read'];

/** The actions of a plan, the highest impact first, then by name. */
export function touchesOf(plan: Plan, actions: ActionSignatures, { reasons }: Stated): readonly Touch[] {
  const steps = placedSteps(plan, actions);
  const touches = Object.entries(plan.actions).map(([action, { version, impact, repeat, targets }]): Touch => {
    const signature = actions.get(action);
    return {
      action,
      version,
      impact,
      repeat,
      targets,
      needs: signature?.version === version ? signature.needs : null,
      steps: steps.flatMap(({ step, path }) => {
        if (step.kind !== 'action' || step.action !== action) return [];
        const reason = reasons[step.id];
        return [
          {
            path,
            ...(step.approval === undefined ? {} : { approval: step.approval }),
            ...(reason === undefined ? {} : { reason }),
          },
        ];
      }),
    };
  });
  return touches.sort(
    (one, other) => IMPACTS.indexOf(one.impact) - IMPACTS.indexOf(other.impact) || (one.action < other.action ? -1 : 1),
  );
}
