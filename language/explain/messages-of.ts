import type { ApproveStep, EscalateStep, NotifyStep, Plan, RecipientValue, Step, TaskStep } from '../plan/plan.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { recipientWords } from './name-words.ts';
import { placedSteps } from './placed-steps.ts';

type Asking = NotifyStep | ApproveStep | TaskStep | EscalateStep;

/** Who gets mail from a run, and from which steps. */
export interface Told {
  /** `team csirt`, `audience mssp`, `policy soc-leads`. */
  readonly who: string;
  readonly steps: readonly { readonly path: string; readonly kind: Asking['kind'] }[];
}

/** Everybody whom a plan tells or asks, in the order of the plan. */
export function messagesOf(plan: Plan, actions: ActionSignatures): readonly Told[] {
  const told = new Map<string, Told['steps']>();
  for (const { step, path } of placedSteps(plan, actions)) {
    if (!isAsking(step)) continue;
    for (const who of toldBy(step)) told.set(who, [...(told.get(who) ?? []), { path, kind: step.kind }]);
  }
  return [...told].map(([who, steps]) => ({ who, steps }));
}

function isAsking(step: Step): step is Asking {
  return ['notify', 'approve', 'task', 'escalate'].includes(step.kind);
}

function toldBy(step: Asking): readonly string[] {
  return step.kind === 'escalate' ? [`policy ${step.policy}`] : recipientsOf(step).map(recipientWords);
}

function recipientsOf(step: Exclude<Asking, EscalateStep>): readonly RecipientValue[] {
  if (step.kind === 'approve') return step.by;
  return step.kind === 'notify' ? step.to : [...step.to, ...(step.signOffBy ?? [])];
}
