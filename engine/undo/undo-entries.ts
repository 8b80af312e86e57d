import { FAILURE_KINDS, type Failure, type FailureCode } from '../../contracts/failure-codes.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { renderValues } from '../../language/expressions/render-value.ts';
import type { ActionStep, Undo } from '../../language/plan/plan.ts';
import type { Ending } from '../completion.ts';
import type { UndoEntry } from '../journal.ts';
import type { Entered } from '../run-step.ts';
import type { Run } from '../run.ts';

/*
 * The life of an undo entry:
 *
 *   before the first try → maybe → the call succeeded → done: its input is known now
 *                                → it was refused     → forgotten: nothing has happened
 *                                → nobody knows       → maybe
 *   done, maybe → taken back → undone, or stuck
 *
 * It is there before anything is sent, so that a run that fails, loses a race or is rolled back at any moment knows of all
 * that it may have done.
 */

/** Failures after which nothing has happened: the upstream said so, or was never asked. */
const REFUSED: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'throttled',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'rejected',
  'not-configured',
  'invalid-input',
  'unknown-action',
  'ledger-unavailable',
]);

/** What can be taken back of a run, in the order in which it was begun. */
export function undoEntries({ journal }: Run): UndoEntry[] {
  return (journal.undo ??= []);
}

/**
 * Whether a roll-back of a run that has ended can do something about an entry: also about one that it could not take back
 * before. What a run of its own undoes later is left to that run.
 */
export function isOpenAtEnd({ state, input, later }: UndoEntry): boolean {
  if (later?.child !== undefined) return false;
  return state === 'stuck' ? input !== undefined : state !== 'undone';
}

/** Notes how the step is taken back; a failure where that cannot even be said. */
export function pushUndo(entered: Entered<ActionStep>, undo: Undo): UndoEntry | Failure {
  const { run, step, path } = entered;
  const known = undoEntries(run).find((entry) => entry.path === path);
  if (known !== undefined) return known;
  const input = undo.readsOutput ? undefined : inputOf(entered, undo, {});
  if (input !== undefined && 'failure' in input) return input.failure;
  const entry: UndoEntry = {
    path,
    title: step.title,
    action: undo.action,
    ...(input === undefined ? {} : { input: input.value }),
    state: 'maybe',
    attempts: 0,
  };
  undoEntries(run).push(entry);
  return entry;
}

/** Says of an entry what became of its step. */
export function settleUndo(entered: Entered<ActionStep>, undo: Undo, entry: UndoEntry, completion: Ending): void {
  const entries = undoEntries(entered.run);
  if (completion.status === 'succeeded') {
    entry.state = 'done';
    if (!undo.readsOutput) return;
    const output = completion.output as Json; // a call that has succeeded has answered
    const input = inputOf(entered, undo, { self: { output } });
    if ('value' in input) entry.input = input.value;
  } else if (hasDoneNothing(entered, entry, completion)) {
    entries.splice(entries.indexOf(entry), 1);
  }
}

/** An earlier try may have got through, whatever the last one says. */
function hasDoneNothing({ frame }: Entered<ActionStep>, entry: UndoEntry, completion: Ending): boolean {
  const isFirst = (frame.attempts ?? 0) === 0 && entry.isCarried === undefined;
  if (completion.status === 'cancelled') return isFirst && frame.nextAt === undefined;
  return isFirst && completion.status === 'failed' && REFUSED.has(completion.failure.code);
}

function inputOf(
  { place, frame }: Entered<ActionStep>,
  undo: Undo,
  names: JsonObject,
): { readonly value: JsonObject } | { readonly failure: Failure } {
  const rendered = renderValues(undo.with, place.scope.with(names).names(frame.at));
  return rendered.ok ? { value: rendered.value } : { failure: rendered.failure };
}

/** The failure of an undo whose input was never known. */
export const UNCLEAR: Failure = { code: 'undo-unclear', message: FAILURE_KINDS['undo-unclear'].summary };
