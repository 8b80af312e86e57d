import type { JsonObject } from '../../../contracts/json.ts';
import type { ActionStep } from '../../plan/plan.ts';
import { closed } from '../json-schema.ts';
import { stepSchema } from '../step-output.ts';
import { withNames, type View } from '../view.ts';
import { noteValues, type Walk } from './walk.ts';

/** `undo` sees what the step sees, and what it has answered as `self.output`. */
export function walkAction(walk: Walk, step: ActionStep, view: View): View {
  noteValues(walk, step.with, view);
  if (step.undo !== undefined) noteValues(walk, step.undo.with, undoView(walk.draft, step, view));
  return view;
}

/** What the inputs of an undo see. */
export function undoView(draft: Walk['draft'], step: ActionStep, view: View): View {
  const output = (stepSchema(draft, step)['properties'] as JsonObject)['output'] as JsonObject; // closed() puts it there
  return withNames(view, { self: closed({ output }) });
}
