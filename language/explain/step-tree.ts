import type { Step, StepKind } from '../plan/plan.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { explainKind } from './explain-kind.ts';
import { type Part, partsOf, pathBelow } from './parts-of.ts';
import { stepSentence } from './step-sentence.ts';

/** A step in words with what is inside it; or, of kind `part`, when some steps of the step around it run. */
export interface StepNode {
  /** As in runs, with `[*]` for the turns of a loop; null for a part. */
  readonly path: string | null;
  /** For a part: when it runs. */
  readonly title: string;
  readonly kind: StepKind | 'part';
  /** Empty for a part. */
  readonly sentence: string;
  readonly children: readonly StepNode[];
}

/** Steps in words, in their order. */
export function stepTree(steps: readonly Step[], at: string, actions: ActionSignatures): readonly StepNode[] {
  return steps.map((step) => nodeOf(step, pathBelow(at, step.id), actions));
}

function nodeOf(step: Step, path: string, actions: ActionSignatures): StepNode {
  const explained = explainKind(step, actions);
  const parts = partsOf(step, explained, path);
  const last = parts.finally.steps.length === 0 ? [] : [parts.finally];
  return {
    path,
    title: step.title,
    kind: step.kind,
    sentence: stepSentence(step, explained),
    children: [...parts.bodies, ...parts.catches, ...last].flatMap((part) => partNodes(part, actions)),
  };
}

function partNodes({ path, heading, steps }: Part, actions: ActionSignatures): readonly StepNode[] {
  const children = stepTree(steps, path, actions);
  return heading === undefined ? children : [{ path: null, title: heading, kind: 'part', sentence: '', children }];
}
