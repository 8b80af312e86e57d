import { digest, type JsonObject } from '../../contracts/json.ts';
import { invariant } from '../../contracts/invariant.ts';
import { renderValues } from '../../language/expressions/render-value.ts';
import type { ActionStep, LockedAction, Plan, Undo } from '../../language/plan/plan.ts';
import { checkApproval } from '../check-approval.ts';
import { failed, type Completion, type Eventually } from '../completion.ts';
import type { UndoEntry } from '../journal.ts';
import { perform, recordStart, type Call } from '../perform.ts';
import type { Entered } from '../run-step.ts';
import { beginLaterUndo, planLaterUndo } from '../undo/later-undo.ts';
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
  const later = planLaterUndo(entered);
  if (later !== undefined && 'code' in later) return failed(later);
  const entry = step.undo === undefined ? undefined : pushUndo(entered, step.undo);
  if (entry !== undefined && 'code' in entry) return failed(entry);
  // A step whose later undo was being begun when the run moved on has been called already.
  if (entry?.later?.body === undefined) recordStart(entered, digest(input.value));
  const call: Call = {
    effect: (attempt) => effectOf(step, locked, input.value, { path, attempt }),
    hints: { quick: locked.quick, cancellable: locked.impact === 'read' },
  };
  if (step.undo === undefined || entry === undefined) return perform(entered, call);
  return performUndoable(entered, { undo: step.undo, entry, later }, call);
}

interface Undoable {
  readonly undo: Undo;
  readonly entry: UndoEntry;
  /** The plan of the run that undoes it later. */
  readonly later: Plan | undefined;
}

/** The entry stands before anything is sent; what the call came to says whether it counts. */
async function performUndoable(
  entered: Entered<ActionStep>,
  { undo, entry, later }: Undoable,
  call: Call,
): Promise<Completion> {
  const known = entry.later?.body;
  const completion = known ?? (await perform(entered, call));
  if (completion.status === 'moving-on') return completion;
  if (known === undefined) settleUndo(entered, undo, entry, completion);
  if (later === undefined || completion.status !== 'succeeded') return completion;
  return beginLaterUndo(entered, { entry, plan: later }, completion);
}

function effectOf(
  step: ActionStep,
  locked: LockedAction,
  input: JsonObject,
  at: { path: Entered['path']; attempt: number },
) {
  return { kind: 'action', title: step.title, action: step.action, version: locked.version, input, ...at } as const;
}
