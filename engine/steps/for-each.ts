import { itemPath } from '../../contracts/ids.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { evaluate } from '../../language/expressions/evaluate.ts';
import type { ForEachStep } from '../../language/plan/plan.ts';
import type { CancelToken } from '../cancel-token.ts';
import { failed, goesOn, MOVING_ON, type Completion, type Ending } from '../completion.ts';
import { Group } from '../group.ts';
import { enterFrame, type Frame, type LoopState } from '../journal.ts';
import { inside, type Place } from '../place.ts';
import { errorScope } from '../run-catch.ts';
import { countsOf } from '../recorded-output.ts';
import { runSteps } from '../run-steps.ts';
import type { Entered } from '../run-step.ts';
import { spendTurn } from '../spend-turn.ts';
import { turnOutputs } from '../turn-outputs.ts';

/*
 * The life of a turn: begun, in the order of the list → its frame is in the journal → ended → its frame is gone, and what it
 * left for later steps is an entry.
 *
 * A list may have 10,000 items, so a turn that succeeded leaves nothing unless somebody reads its outputs.
 */

/** Runs the steps for each item of a list, some at a time; the output has one entry an item, in the list's order. */
export async function runForEach(entered: Entered<ForEachStep>): Promise<Completion> {
  const loop = entered.frame.loop ?? beginLoop(entered);
  if (!('items' in loop)) return failed(loop);
  entered.frame.loop = loop;
  return runTurns(entered, loop);
}

/** The list is evaluated once; a longer one than `max` fails before its first item. */
function beginLoop({ run, step, frame, place, path }: Entered<ForEachStep>): LoopState | Failure {
  const list = evaluate(step.in, place.scope.names(frame.at));
  if (!list.ok) return list.failure;
  if (!Array.isArray(list.value)) return notAList(step, list.value);
  const items = list.value as readonly Json[];
  if (items.length > step.max) return tooMany(step, items.length);
  run.record({ type: 'decided', path, what: 'items', value: items.length });
  return { items, begun: 0, failed: 0, entries: {} };
}

async function runTurns(entered: Entered<ForEachStep>, loop: LoopState): Promise<Completion> {
  const { run, step, frame, token } = entered;
  const group = new Group<number>(run, token);
  if (frame.closing !== undefined) group.cancel();
  let movingOn = false;
  let next = startTurns(entered, loop, group, 0);
  for (let ended = await group.next(); ended !== undefined; ended = await group.next()) {
    if (ended.completion.status === 'moving-on') movingOn = true;
    else endTurn(entered, loop, ended.key, ended.completion);
    if (frame.closing !== undefined) group.cancel();
    next = startTurns(entered, loop, group, next);
  }
  const isLeft = next < loop.items.length && frame.closing === undefined;
  if (movingOn || (run.isMovingOn && isLeft)) return MOVING_ON;
  if (frame.closing !== undefined) return frame.closing;
  return token.requested ? { status: 'cancelled' } : { status: 'succeeded', output: outputOf(step, loop) };
}

/** Starts turns while there is room; answers the index after the last one looked at. */
function startTurns(entered: Entered<ForEachStep>, loop: LoopState, group: Group<number>, from: number): number {
  const { run, step, frame, token } = entered;
  let index = from;
  for (; index < loop.items.length && group.open < step.concurrency; index++) {
    const isNew = index >= loop.begun;
    if (!isNew && frame.children?.[keyOf(index)] === undefined) continue;
    if (isNew && (frame.closing !== undefined || run.isMovingOn || token.requested || !beginTurn(entered, loop)))
      return index;
    const turn = index;
    group.start(turn, (own) => runTurn(entered, loop, turn, own));
  }
  return index;
}

function beginTurn({ run, frame }: Entered<ForEachStep>, loop: LoopState): boolean {
  const refused = spendTurn(run);
  if (refused?.status === 'failed') frame.closing = refused;
  if (refused === undefined) loop.begun += 1;
  return refused === undefined;
}

function runTurn(
  entered: Entered<ForEachStep>,
  loop: LoopState,
  index: number,
  token: CancelToken,
): Promise<Completion> {
  const { run, step, frame, place, path } = entered;
  const own = enterFrame(frame, keyOf(index), run.now);
  const names = {
    [step.as]: loop.items[index] as Json, // the index is one of the list
    ...(step.index === undefined ? {} : { [step.index]: index }),
  };
  const around = inside({ ...place, token, scope: place.scope.inner(names) }, step.id, frame);
  const at: Place = { ...around, frame: own, path: itemPath(path, index) };
  return runSteps(run, step.steps, at);
}

function endTurn(entered: Entered<ForEachStep>, loop: LoopState, index: number, completion: Ending): void {
  const { step, frame } = entered;
  if (completion.status === 'failed') loop.failed += 1;
  const key = keyOf(index);
  const turn = enterFrame(frame, key, frame.at);
  if (step.keepOutput) keepEntry(loop, index, entryOf(completion, turn));
  delete frame.children?.[key];
  const stops = completion.status === 'failed' && step.onItemFailure === 'stop';
  if (stops || completion.status === 'cancelled') frame.left = { ...frame.left, [key]: turn };
  if (stops || completion.status === 'stopped') frame.closing ??= completion;
}

const keyOf = (index: number): string => `[${index}]`;

const NOTHING_LEFT: JsonObject = { status: 'succeeded', outputs: {} };

function keepEntry(loop: LoopState, index: number, entry: JsonObject): void {
  const isPlain = entry['status'] === 'succeeded' && Object.keys(entry['outputs'] as JsonObject).length === 0; // made below
  if (!isPlain) loop.entries[index] = entry;
}

function entryOf(completion: Ending, turn: Frame): JsonObject {
  const error = completion.status === 'failed' ? { error: errorScope(completion.failure) } : {};
  return { status: goesOn(completion) ? 'succeeded' : completion.status, outputs: turnOutputs(turn), ...error };
}

/** Entries where later steps read them, else how many turns there were. */
function outputOf(step: ForEachStep, { items, failed, entries }: LoopState): Json {
  if (!step.keepOutput) return countsOf(items.length, failed);
  return items.map((_, index) => entries[index] ?? NOTHING_LEFT);
}

function notAList(step: ForEachStep, found: Json): Failure {
  const kind = found === null ? 'null' : typeof found;
  return {
    code: 'expression-failed',
    message: `Cannot loop in "${step.title}": "in" is not a list, it is of type ${kind}`,
  };
}

function tooMany(step: ForEachStep, found: number): Failure {
  return {
    code: 'too-many-items',
    message: `Cannot loop in "${step.title}": the list has ${found} items, "max" is ${step.max}. Raise "max" or filter the list`,
  };
}
