import type { Plan } from '../plan/plan.ts';
import type { Change, Weight } from './change.ts';
import { flattenPlan } from './flatten-plan.ts';
import { planChanges } from './plan-changes.ts';
import { stepChanges } from './step-changes.ts';
import { triggerChanges } from './trigger-changes.ts';

/** Weights in the order in which changes are told. */
export const WEIGHTS: readonly Weight[] = ['danger', 'behaviour', 'wording'];

/**
 * Says what an edit changes in meaning: nothing for equal plans, at least one sentence for others. Comments, the order of
 * keys and the way in which something is written are not in a plan, and neither is its description. Never throws.
 *
 * @returns changes that make a run more dangerous first, names and texts last, else in the order of the playbook.
 */
export function diffPlans(before: Plan, after: Plan): readonly Change[] {
  const [old, now] = [flattenPlan(before), flattenPlan(after)];
  const changes = [
    ...planChanges({ before: old.rest, after: now.rest }),
    ...triggerChanges({ before: before.triggers, after: after.triggers }),
    ...stepChanges({ before, after }, { before: old.steps, after: now.steps }),
  ];
  return WEIGHTS.flatMap((weight) => changes.filter((change) => change.weight === weight));
}
