import type { Plan } from '../plan/plan.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { drawPlan } from './draw-plan.ts';
import { type Duration, howLong } from './how-long.ts';
import { inputWords } from './input-words.ts';
import { messagesOf, type Told } from './messages-of.ts';
import { type OutcomeWords, outcomesOf } from './outcomes-of.ts';
import { NOTHING_STATED, type Stated } from './stated-in.ts';
import { type StepNode, stepTree } from './step-tree.ts';
import { type Touch, touchesOf } from './touches-of.ts';
import { triggerWords } from './trigger-words.ts';

/** A playbook in words, as data. Texts of authors are as they wrote them: escape them for where they go. */
export interface Explanation extends Omit<Stated, 'reasons'> {
  readonly name: string;
  readonly title: string;
  readonly category: Plan['category'];
  readonly owner: string;
  readonly starts: readonly string[];
  readonly inputs: readonly string[];
  readonly steps: readonly StepNode[];
  /** How long the steps may take, and what is done beside them when that is near; null without a deadline. */
  readonly deadline: { readonly withinMs: number; readonly warnMs: number | null } | null;
  readonly onWarn: readonly StepNode[];
  /** What is done when the deadline has passed, before `onFailure`. */
  readonly onBreach: readonly StepNode[];
  /** What is done when a step has failed for good, before `finally`. */
  readonly onFailure: readonly StepNode[];
  readonly finally: readonly StepNode[];
  readonly outcomes: readonly OutcomeWords[];
  readonly touches: readonly Touch[];
  readonly told: readonly Told[];
  readonly duration: Duration;
  /** Mermaid, `flowchart TD`. */
  readonly mermaid: string;
}

/**
 * Explains a compiled playbook. Never throws; the same plan always gives the same.
 *
 * @param actions the catalogue, for what actions mean and need; one that it lacks is told by its name.
 * @param stated what the author tells people. @default nothing
 */
export function explainPlaybook(plan: Plan, actions: ActionSignatures, stated: Stated = NOTHING_STATED): Explanation {
  const { reasons: _inTouches, ...told } = stated;
  const { name, title, category, owner } = plan;
  return {
    name,
    title,
    category,
    owner,
    ...told,
    starts: plan.triggers.map(triggerWords),
    inputs: Object.entries(plan.inputs).map(([input, spec]) => inputWords(input, spec)),
    steps: stepTree(plan.steps, '', actions),
    deadline: deadlineOf(plan),
    onWarn: stepTree(plan.deadline?.onWarn ?? [], '~deadline/~warn', actions),
    onBreach: stepTree(plan.deadline?.onBreach ?? [], '~onBreach', actions),
    onFailure: stepTree(plan.onFailure, '~onFailure', actions),
    finally: stepTree(plan.finally, '~finally', actions),
    outcomes: outcomesOf(plan, actions),
    touches: touchesOf(plan, actions, stated),
    told: messagesOf(plan, actions),
    duration: howLong(plan, actions),
    mermaid: drawPlan(plan, actions),
  };
}

function deadlineOf({ deadline }: Plan): Explanation['deadline'] {
  return deadline === undefined ? null : { withinMs: deadline.withinMs, warnMs: deadline.warnMs ?? null };
}
