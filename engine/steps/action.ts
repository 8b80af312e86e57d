import { digest, type JsonObject } from '../../contracts/json.ts';
import { invariant } from '../../contracts/invariant.ts';
import { renderValues } from '../../language/expressions/render-value.ts';
import type { ActionStep, LockedAction, Undo } from '../../language/plan/plan.ts';
import { checkApproval } from '../check-approval.ts';
import { failed, type Completion, type Eventually } from '../completion.ts';
import type { UndoEntry } from '../journal.ts';
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
  const entry = step.undo === undefined ? undefined : pushUndo(entered, step.undo);
  if (entry !== undefined && 'code' in entry) return failed(entry);
  recordStart(entered, digest(input.value));
  const call: Call = {
    effect: (attempt) => effectOf(step, locked, input.value, { path, attempt }),
    hints: { quick: locked.quick, cancellable: locked.impact === 'read' },
  };
  if (step.undo === undefined || entry === undefined) return perform(entered, call);
  return performUndoable(entered, { undo: step.undo, entry }, call);
}

/** The entry stands before anything is sent; what the call came to says whether it counts. */
async function performUndoable(
  entered: Entered<ActionStep>,
  { undo, entry }: { readonly undo: Undo; readonly entry: UndoEntry },
  call: Call,
): Promise<Completion> {
  const completion = await perform(entered, call);
  if (completion.status !== 'moving-on') settleUndo(entered, undo, entry, completion);
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
