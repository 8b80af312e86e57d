import { renderValues } from '../../language/expressions/render-value.ts';
import type { SetStep } from '../../language/plan/plan.ts';
import { failed, SUCCEEDED, type Completion } from '../completion.ts';
import type { Entered } from '../run-step.ts';

/** Sets variables of the scope around it. */
export function runSet({ step, place, frame }: Entered<SetStep>): Completion {
  const values = renderValues(step.set, place.scope.names(frame.at));
  if (!values.ok) return failed(values.failure);
  frame.vars = values.value;
  return SUCCEEDED;
}
