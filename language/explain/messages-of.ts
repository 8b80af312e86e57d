import type { ApproveStep, NotifyStep, Plan, RecipientValue, TaskStep } from '../plan/plan.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { recipientWords } from './name-words.ts';
import { placedSteps } from './placed-steps.ts';

/** Who gets mail from a run, and from which steps. */
export interface Told {
  /** `team csirt`, `audience mssp`. */
  readonly who: string;
  readonly steps: readonly { readonly path: string; readonly kind: 'notify' | 'approve' | 'task' }[];
}

/** Everybody whom a plan tells or asks, in the order of the plan. */
export function messagesOf(plan: Plan, actions: ActionSignatures): readonly Told[] {
  const told = new Map<string, Told['steps']>();
  for (const { step, path } of placedSteps(plan, actions)) {
    if (step.kind !== 'notify' && step.kind !== 'approve' && step.kind !== 'task') continue;
    for (const recipient of recipientsOf(step)) {
      const who = recipientWords(recipient);
      told.set(who, [...(told.get(who) ?? []), { path, kind: step.kind }]);
    }
  }
  return [...told].map(([who, steps]) => ({ who, steps }));
}

function recipientsOf(step: NotifyStep | ApproveStep | TaskStep): readonly RecipientValue[] {
  if (step.kind === 'approve') return step.by;
  return step.kind === 'notify' ? step.to : [...step.to, ...(step.signOffBy ?? [])];
}
