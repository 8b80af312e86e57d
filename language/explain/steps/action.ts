import type { ActionStep } from '../../plan/plan.ts';
import type { ActionSignatures } from '../../schema/action-signature.ts';
import { boundOfCall, callAfterCancelMs } from '../call-bound.ts';
import { durationWords } from '../duration-words.ts';
import type { Explained } from '../explained.ts';
import { valuesText } from '../value-text.ts';

/** A call of the catalogue. */
export function explainAction(step: ActionStep, actions: ActionSignatures): Explained {
  const summary = actions.get(step.action)?.summary;
  const meaning = summary === undefined ? '' : ` (${summary})`;
  const values = valuesText(step.with);
  const bound =
    step.approval === undefined
      ? ''
      : ` Only with the approval \`${step.approval}\`, and for exactly what was shown there.`;
  return {
    sentence: `Calls ${step.action}${meaning}${values === '' ? '' : ` with ${values}`}.${bound}${undoWords(step)}`,
    bodies: [],
    longest: (_bodies, path) => boundOfCall(step, path),
    afterCancelMs: callAfterCancelMs(step),
    drawn: { as: 'box' },
  };
}

function undoWords({ undo, undoAfterMs }: ActionStep): string {
  if (undo === undefined) return '';
  const values = valuesText(undo.with);
  const later =
    undoAfterMs === undefined
      ? ''
      : `: by itself ${durationWords(undoAfterMs)} after it has succeeded, unless somebody approves that it stays`;
  return ` Taken back by ${undo.action}${values === '' ? '' : ` with ${values}`}${later}.`;
}
