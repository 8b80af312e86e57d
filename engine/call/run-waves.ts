import { itemPath, type TenantId } from '../../contracts/ids.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { evaluate } from '../../language/expressions/evaluate.ts';
import { evaluateBool } from '../../language/expressions/evaluate-condition.ts';
import type { CallStep, CallTenants } from '../../language/plan/plan.ts';
import { CANCELLED, failed, MOVING_ON, SUCCEEDED, type Completion } from '../completion.ts';
import { Group } from '../group.ts';
import { enterFrame, type WavesState } from '../journal.ts';
import { isHeld, untilResumed } from '../pause.ts';
import type { Entered } from '../run-step.ts';
import { isGood } from './judge-child.ts';
import { runChild } from './run-child.ts';

/*
 * A call over tenants:
 *
 *   the list is evaluated once → wave 1 (`canary` tenants) → all its runs have ended → `haltWhen` holds → failed
 *                                                                                    → the next wave (`then` tenants) …
 *
 * A run that ends badly fails nothing by itself: `haltWhen` decides. Of a called run only its outcome is kept: what it
 * found belongs to its tenant.
 */

/** Tenants of one call. */
export const TENANTS_MAX = 500;
/** Runs of a wave that are open at the same time. */
export const OPEN_MAX = 50;

/** Runs a playbook for many tenants, wave by wave. */
export async function runWaves(
  entered: Entered<CallStep>,
  tenants: CallTenants,
  inputs: JsonObject,
): Promise<Completion> {
  const begun = entered.frame.waves ?? begin(entered, tenants);
  if ('code' in begun) return failed(begun);
  const waves = (entered.frame.waves = begun);
  for (;;) {
    const interrupted = await runWave(entered, waves, inputs);
    if (interrupted !== undefined) return interrupted;
    if (waves.wave > 0) {
      const halted = whetherHalted(entered, tenants, waves);
      if (halted !== undefined) return failed(halted);
    }
    if (waves.opened === waves.tenants.length) return { status: 'succeeded', output: countsOf(waves) };
    const held = await untilMayBegin(entered);
    if (held !== undefined) return held;
    openWave(entered, tenants, waves);
  }
}

function begin({ run, step, frame, place, path }: Entered<CallStep>, tenants: CallTenants): WavesState | Failure {
  const list = evaluate(tenants.in, place.scope.names(frame.at));
  if (!list.ok) return list.failure;
  const problem = problemOf(list.value);
  if (problem !== undefined) {
    return { code: 'invalid-input', message: `Cannot call in "${step.title}": "tenants.in" ${problem}` };
  }
  const names = [...new Set(list.value as readonly TenantId[])]; // a list of names, as was just looked at
  run.record({ type: 'decided', path, what: 'tenants', value: names.length });
  return { tenants: names, outcomes: names.map(() => null), opened: 0, wave: 0 };
}

function problemOf(list: Json): string | undefined {
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string')) return 'has to be a list of names';
  return list.length > TENANTS_MAX ? `has ${list.length} tenants, the limit is ${TENANTS_MAX}` : undefined;
}

function openWave({ run, path }: Entered<CallStep>, { canary, size }: CallTenants, waves: WavesState): void {
  waves.wave += 1;
  waves.opened = Math.min(waves.opened + (waves.wave === 1 ? canary : size), waves.tenants.length);
  run.record({ type: 'decided', path, what: 'wave', value: { wave: waves.wave, tenants: waves.opened } });
}

/** A paused run starts no further runs; answers what ends the step or the segment meanwhile. */
async function untilMayBegin({ run, place, token }: Entered<CallStep>): Promise<Completion | undefined> {
  if (!isHeld(run, place)) return undefined;
  const woken = await untilResumed(run, { ...place, token }, null);
  if (woken === 'moving-on') return MOVING_ON;
  return woken === 'cancelled' ? CANCELLED : undefined;
}

/** Runs what is open of the wave; answers what ends the step or the segment meanwhile. */
async function runWave(
  entered: Entered<CallStep>,
  waves: WavesState,
  inputs: JsonObject,
): Promise<Completion | undefined> {
  const { run, token } = entered;
  const group = new Group<number>(run, token);
  let movingOn = false;
  let next = startOpen(entered, waves, group, { from: 0, inputs });
  for (let ended = await group.next(); ended !== undefined; ended = await group.next()) {
    if (ended.completion.status === 'moving-on') movingOn = true;
    next = startOpen(entered, waves, group, { from: next, inputs });
  }
  if (movingOn || (run.isMovingOn && next < waves.opened)) return MOVING_ON;
  return token.requested ? CANCELLED : undefined;
}

/** Starts runs while there is room; answers the index after the last one looked at. */
function startOpen(
  entered: Entered<CallStep>,
  waves: WavesState,
  group: Group<number>,
  { from, inputs }: { readonly from: number; readonly inputs: JsonObject },
): number {
  const { run, frame, token } = entered;
  let index = from;
  for (; index < waves.opened && group.open < OPEN_MAX; index++) {
    if (waves.outcomes[index] !== null) continue;
    const isOpen = frame.children?.[`[${index}]`] !== undefined;
    if (!isOpen && (run.isMovingOn || token.requested)) return index;
    const turn = index;
    group.start(turn, (own) => runOne({ ...entered, token: own }, waves, turn, inputs));
  }
  return index;
}

async function runOne(
  entered: Entered<CallStep>,
  waves: WavesState,
  index: number,
  inputs: JsonObject,
): Promise<Completion> {
  const { run, step, frame, path, token } = entered;
  const key = `[${index}]`;
  const { playbook, section } = step;
  const held = frame.children?.[key] === undefined ? await untilMayBegin(entered) : undefined;
  if (held !== undefined) return held;
  const came = await runChild(run, {
    playbook,
    tenant: waves.tenants[index] as TenantId, // the index is one of the list
    ...(section === undefined ? {} : { section }),
    inputs,
    waits: step.mode === 'wait',
    path: itemPath(path, index),
    frame: enterFrame(frame, key, run.now),
    title: step.title,
    token,
  });
  if (came.status === 'moving-on') return came;
  if (came.status === 'failed') {
    const { code, message } = came.failure;
    run.record({ type: 'decided', path: itemPath(path, index), what: 'refused', value: code, because: message });
  }
  waves.outcomes[index] = came.status === 'child' ? came.end.outcome : came.status;
  delete frame.children?.[key];
  return SUCCEEDED;
}

function whetherHalted(
  { run, step, place, path }: Entered<CallStep>,
  { haltWhen }: CallTenants,
  waves: WavesState,
): Failure | undefined {
  const counts = countsOf(waves);
  const held = evaluateBool(haltWhen, place.scope.with({ calls: counts }).names(run.now));
  if (!held.ok) return held.failure;
  run.record({ type: 'decided', path, what: 'haltWhen', value: held.value });
  if (!held.value) return undefined;
  return {
    code: 'call-halted',
    message: `Cannot go on in "${step.title}": after wave ${waves.wave} "haltWhen" holds: ${JSON.stringify(counts['outcomes'])} of ${waves.tenants.length} tenants`,
  };
}

/** What is known of the waves so far: counts, never what a called run found. */
function countsOf({ tenants, outcomes, wave }: WavesState): JsonObject {
  const ended = outcomes.filter((outcome) => outcome !== null);
  const counts: Record<string, number> = {};
  for (const outcome of ended) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const failedCount = ended.filter((outcome) => !isGood(outcome)).length;
  return {
    total: tenants.length,
    ended: ended.length,
    succeeded: ended.length - failedCount,
    failed: failedCount,
    wave,
    outcomes: counts,
  };
}
