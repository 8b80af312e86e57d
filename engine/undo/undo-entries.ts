import { FAILURE_KINDS, type Failure, type FailureCode } from '../../contracts/failure-codes.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { renderValues } from '../../language/expressions/render-value.ts';
import type { ActionStep, Undo } from '../../language/plan/plan.ts';
import type { Ending } from '../completion.ts';
import type { UndoEntry } from '../journal.ts';
import type { Entered } from '../run-step.ts';

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

/** Notes how the step is taken back; a failure where that cannot even be said. */
export function pushUndo(entered: Entered<ActionStep>): Failure | undefined {
  const { run, step, path } = entered;
  const { undo } = step;
  if (undo === undefined || entryAt(entered) !== undefined) return undefined;
  const input = undo.readsOutput ? undefined : inputOf(entered, undo, {});
  if (input !== undefined && 'failure' in input) return input.failure;
  const entries = (run.journal.undo ??= []);
  entries.push({
    path,
    title: step.title,
    action: undo.action,
    ...(input === undefined ? {} : { input: input.value }),
    state: 'maybe',
    attempts: 0,
  });
  return undefined;
}

/** Says of the entry of a step what became of the step. */
export function settleUndo(entered: Entered<ActionStep>, completion: Ending): void {
  const { run, step } = entered;
  const entry = entryAt(entered);
  if (entry === undefined || step.undo === undefined) return;
  if (completion.status === 'succeeded') {
    entry.state = 'done';
    if (!step.undo.readsOutput) return;
    const input = inputOf(entered, step.undo, { self: { output: completion.output ?? null } });
    if ('value' in input) entry.input = input.value;
  } else if (hasDoneNothing(entered, completion)) {
    run.journal.undo = run.journal.undo?.filter((one) => one !== entry) ?? [];
  }
}

/** An earlier try may have got through, whatever the last one says. */
function hasDoneNothing({ frame }: Entered<ActionStep>, completion: Ending): boolean {
  const isFirst = (frame.attempts ?? 0) === 0;
  if (completion.status === 'cancelled') return isFirst && frame.nextAt === undefined;
  return isFirst && completion.status === 'failed' && REFUSED.has(completion.failure.code);
}

function entryAt({ run, path }: Entered<ActionStep>): UndoEntry | undefined {
  return run.journal.undo?.find((entry) => entry.path === path);
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
