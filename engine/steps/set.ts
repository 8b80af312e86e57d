import { renderValues } from '../../language/expressions/render-value.ts';
import type { SetStep } from '../../language/plan/plan.ts';
import { failed, SUCCEEDED, type Completion } from '../completion.ts';
import { whyTooLarge } from '../output-size.ts';
import type { Entered } from '../run-step.ts';

/** Sets variables of the scope around it. */
export function runSet({ run, step, place, frame }: Entered<SetStep>): Completion {
  const values = renderValues(step.set, place.scope.names(frame.at));
  if (!values.ok) return failed(values.failure);
  const tooLarge = whyTooLarge(run, step.title, values.value);
  if (tooLarge !== undefined) return failed(tooLarge);
  frame.vars = values.value;
  return SUCCEEDED;
}
