import type { Failure } from '../../contracts/failure-codes.ts';
import type { StepPath } from '../../contracts/ids.ts';
import {
  askedToKeep,
  laterPath,
  laterUndoPlan,
  recipientValues,
  type LaterUndoStep,
} from '../../language/plan/later-undo-plan.ts';
import type { ActionStep, Plan } from '../../language/plan/plan.ts';
import { runChild, type Child } from '../call/run-child.ts';
import { CancelToken } from '../cancel-token.ts';
import { failed, MOVING_ON, type Completion, type Ending } from '../completion.ts';
import type { ChildState, Frame, Journal, UndoEntry } from '../journal.ts';
import { renderRecipients } from '../recipients.ts';
import type { Entered } from '../run-step.ts';
import type { Run } from '../run.ts';
import { UNCLEAR } from './undo-entries.ts';

/*
 * The run that undoes a step later, as the run sees it that did the step:
 *
 *   the action has succeeded → a run of its own is started, under an id of run and step → the step has succeeded
 *   the step is taken back before that → that run is cancelled and waited for → it has undone it → nothing is left to do
 *                                                                           → it has not        → undone here
 *                                                                           → nobody knows      → told, never done twice
 *
 * The entry keeps what the action came to until the run is started, so that moving on in between does not call it again.
 */

/** The plan of the run that undoes the step later, made before anything is sent; a failure where nobody can be asked. */
export function planLaterUndo({ run, step, place, frame }: Entered<ActionStep>): Plan | Failure | undefined {
  if (!isUndoneLater(step)) return undefined;
  const { plan } = run.start;
  const { by, notBy } = askedToKeep(plan, step);
  const asked = renderRecipients(by, place.scope.names(frame.at));
  return asked.ok ? laterUndoPlan(plan, step, { by: recipientValues(asked.value), notBy }) : asked.failure;
}

const isUndoneLater = (step: ActionStep): step is LaterUndoStep =>
  step.undo !== undefined && step.undoAfterMs !== undefined;

/** Starts the run that undoes the step later. Shielded: a cancel that comes now would leave for good what has been done. */
export async function beginLaterUndo(
  { run }: Entered<ActionStep>,
  { entry, plan }: { readonly entry: UndoEntry; readonly plan: Plan },
  completion: Ending,
): Promise<Completion> {
  const { input } = entry;
  if (input === undefined) return failed(UNCLEAR);
  const later = (entry.later ??= { at: run.now, body: completion });
  const child = childOf(run, entry, later);
  const came = await runChild(run, { ...child, inputs: { undo: input }, plan, waits: false, token: new CancelToken() });
  if (came.status === 'moving-on') return MOVING_ON;
  delete later.body;
  return came.status === 'failed' ? came : completion;
}

/** Ends the run that would undo the entry later, and says whether it has done so already. */
export async function endLaterUndo(
  run: Run,
  entry: UndoEntry,
): Promise<'moving-on' | 'undone' | 'not-undone' | Failure> {
  const { later } = entry;
  if (later?.child === undefined) return 'not-undone';
  const token = new CancelToken();
  token.cancel();
  const came = await runChild(run, { ...childOf(run, entry, later), inputs: {}, waits: true, token });
  if (came.status === 'moving-on') return 'moving-on';
  delete entry.later;
  if (came.status === 'failed') return came.failure;
  return came.status === 'child' && came.end.outputs['undone'] === true ? 'undone' : 'not-undone';
}

function childOf({ start }: Run, { path, title }: UndoEntry, frame: Frame): Omit<Child, 'inputs' | 'waits' | 'token'> {
  const { playbook, tenant } = start.context;
  return { playbook, tenant, path: laterPath(path), frame, title: `Undo later: ${title}` };
}

/** What the run knows of the one that undoes a step later, by that one's path. */
export function laterChildAt({ undo = [] }: Journal, path: StepPath): ChildState | undefined {
  return undo.find((entry) => laterPath(entry.path) === path)?.later?.child;
}
