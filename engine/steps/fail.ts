import { renderValue } from '../../language/expressions/render-value.ts';
import type { FailStep } from '../../language/plan/plan.ts';
import { failed, type Completion } from '../completion.ts';
import type { Entered } from '../run-step.ts';
import { textOf } from '../text-of.ts';

/** Fails with the author's code and message; a `catch` around it may deal with it. */
export function runFail({ step, place, frame }: Entered<FailStep>): Completion {
  const message = renderValue(step.message, place.scope.names(frame.at));
  if (!message.ok) return failed(message.failure);
  return failed({ code: 'playbook-failed', ownCode: step.code, message: textOf(message.value) });
}
