import { digest, type JsonObject } from '../../contracts/json.ts';
import { invariant } from '../../contracts/invariant.ts';
import { renderValues } from '../../language/expressions/render-value.ts';
import type { ActionStep, LockedAction } from '../../language/plan/plan.ts';
import { checkApproval } from '../check-approval.ts';
import { failed, type Completion, type Eventually } from '../completion.ts';
import { perform, recordStart, type Call } from '../perform.ts';
import type { Entered } from '../run-step.ts';
import { pushUndo, settleUndo } from '../undo/undo-entries.ts';

/** Calls an action of the catalogue at the version that the plan locked. */
export function runAction(entered: Entered<ActionStep>): Eventually {
  const { run, step, place, frame, path } = entered;
  const locked = run.start.plan.actions[step.action];
  invariant(locked !== undefined, `The plan locks no version of ${step.action}`);
  const input = renderValues(step.with, place.scope.names(frame.at));
  if (!input.ok) return failed(input.failure);
  const unapproved = checkApproval(entered, locked, input.value);
  if (unapproved !== undefined) return failed(unapproved);
  const unclear = pushUndo(entered);
  if (unclear !== undefined) return failed(unclear);
  recordStart(entered, digest(input.value));
  const call: Call = {
    effect: (attempt) => effectOf(step, locked, input.value, { path, attempt }),
    hints: { quick: locked.quick, cancellable: locked.impact === 'read' },
  };
  return step.undo === undefined ? perform(entered, call) : performUndoable(entered, call);
}

/** The entry stands before anything is sent; what the call came to says whether it counts. */
async function performUndoable(entered: Entered<ActionStep>, call: Call): Promise<Completion> {
  const completion = await perform(entered, call);
  if (completion.status !== 'moving-on') settleUndo(entered, completion);
  return completion;
}

function effectOf(
  step: ActionStep,
  locked: LockedAction,
  input: JsonObject,
  at: { path: Entered['path']; attempt: number },
) {
  return { kind: 'action', title: step.title, action: step.action, version: locked.version, input, ...at } as const;
}
