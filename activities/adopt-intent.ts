import type { Json } from '../contracts/json.ts';
import { adoptIntent, findIntents } from '../ledger/intents.ts';
import type { ActivityDependencies } from './dependencies.ts';
import type { OneEffect } from './send-once.ts';

/*
 * An effect of a run that goes on from the end of another one. That one, or one before it, may have begun the same step:
 *
 *   with an unknown outcome → the intent becomes this run's, and is settled under its key: asked about before it is sent
 *   refused → the same: the upstream knows the effect by that key, should the refusal have been no refusal
 *   with success, and the same input → its answer is the answer, unless the step is done anew
 *   with success and another input, or never → another effect, under the key of this run
 */

/** Under which key an effect goes, or what it has come to in an earlier run. */
export type EffectKey = { readonly key: string } | { readonly answer: Json };

/** Finds what earlier runs made of an effect. */
export async function effectKeyOf({ db }: ActivityDependencies, one: OneEffect): Promise<EffectKey> {
  const { earlier, effect, inputSha256 } = one;
  if (earlier === undefined) return { key: one.key };
  const { tenant, runId } = effect.run;
  const found = await findIntents(db, tenant, earlier.keys);
  const adopted = found.find((intent) => intent.runId === runId);
  if (adopted !== undefined) return { key: adopted.key };
  const open = found.find(({ state }) => state === 'begun') ?? found.find(({ state }) => state === 'released');
  if (open !== undefined) {
    await adoptIntent(db, tenant, open.key, { was: open.runId, runId, inputSha256 });
    return { key: open.key };
  }
  const done = found.find((intent) => intent.state === 'settled' && intent.inputSha256 === inputSha256);
  return earlier.counts && done !== undefined ? { answer: done.answer } : { key: one.key };
}
