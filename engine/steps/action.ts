import { digest, type JsonObject } from '../../contracts/json.ts';
import { invariant } from '../../contracts/invariant.ts';
import { renderValues } from '../../language/expressions/render-value.ts';
import type { ActionStep, LockedAction } from '../../language/plan/plan.ts';
import { checkApproval } from '../check-approval.ts';
import { failed, type Eventually } from '../completion.ts';
import { perform, recordStart } from '../perform.ts';
import type { Entered } from '../run-step.ts';

/** Calls an action of the catalogue at the version that the plan locked. */
export function runAction(entered: Entered<ActionStep>): Eventually {
  const { run, step, place, frame, path } = entered;
  const locked = run.start.plan.actions[step.action];
  invariant(locked !== undefined, `The plan locks no version of ${step.action}`);
  const input = renderValues(step.with, place.scope.names(frame.at));
  if (!input.ok) return failed(input.failure);
  const unapproved = checkApproval(entered, locked, input.value);
  if (unapproved !== undefined) return failed(unapproved);
  recordStart(entered, digest(input.value));
  return perform(entered, {
    effect: (attempt) => effectOf(step, locked, input.value, { path, attempt }),
    hints: { quick: locked.quick, cancellable: locked.impact === 'read' },
  });
}

function effectOf(
  step: ActionStep,
  locked: LockedAction,
  input: JsonObject,
  at: { path: Entered['path']; attempt: number },
) {
  return { kind: 'action', title: step.title, action: step.action, version: locked.version, input, ...at } as const;
}
