import { UpstreamError } from '../connectors/upstream-error.ts';
import type { EarlierKeys, Effect } from '../contracts/activities.ts';
import type { Json, Sha256 } from '../contracts/json.ts';
import { utcTime, type UtcMs } from '../contracts/time.ts';
import { beginIntent, releaseIntent, renewIntent, settleIntent } from '../ledger/intents.ts';
import { effectKeyOf } from './adopt-intent.ts';
import { failureOf, type Outcome } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { withSendLease, REQUEST_LIMIT_MS } from './send-lease.ts';

/*
 * One effect on the world, at most once.
 *
 *   intent, audit and sendBefore commit  →  the call  →  outcome and audit commit
 *
 * Nothing leaves after `sendBefore`. An attempt that finds an intent without an outcome does not know whether the one
 * before it has sent: it waits until `sendBefore` plus the longest time of a request, when nothing of it can take
 * effect any more, takes the intent over, and only then asks the upstream and may send.
 *
 * A refusal that the upstream says was not executed takes the intent back. A lost answer leaves it open.
 */

/** How long after the intent a request of the attempt may leave. */
export const SEND_WITHIN_MS = 10_000;

/** Pause before another attempt looks at an intent that somebody else took over. */
const TAKEN_PAUSE_MS = 1_000;

/** An effect that must not happen twice. */
export interface OneEffect {
  readonly effect: Effect;
  /** Key of the intent, made of run and step. */
  readonly key: string;
  readonly action: string;
  readonly inputSha256: Sha256;
  readonly signal: AbortSignal;
  /** Keys of the same effect in runs whose work this one goes on with. */
  readonly earlier?: EarlierKeys;
  /** The call; `maybeSent` when an earlier attempt may have reached the upstream, under this key. */
  readonly send: (maybeSent: boolean, signal: AbortSignal, key: string) => Promise<Json>;
}

/** Carries out an effect under the protocol of intents. Throws what the ledger throws before anything was sent. */
export async function sendOnce(dependencies: ActivityDependencies, one: OneEffect): Promise<Outcome> {
  const known = await effectKeyOf(dependencies, one);
  if ('answer' in known) return { status: 'succeeded', output: known.answer };
  return sendUnder(dependencies, { ...one, key: known.key });
}

async function sendUnder(dependencies: ActivityDependencies, one: OneEffect): Promise<Outcome> {
  const { db, now } = dependencies;
  const { run, path } = one.effect;
  const sendBefore = now() + SEND_WITHIN_MS;
  const begun = await beginIntent(db, run.tenant, {
    key: one.key,
    runId: run.runId,
    path,
    action: one.action,
    inputSha256: one.inputSha256,
    sendBefore: utcTime(sendBefore),
  });
  if (begun.state === 'settled') return { status: 'succeeded', output: begun.answer };
  if (begun.state === 'new') return send(dependencies, one, { sendBefore, maybeSent: false });
  const settledAt = Date.parse(begun.sendBefore) + REQUEST_LIMIT_MS;
  if (now() < settledAt) return lookAgain(one, settledAt);
  const isOurs = await renewIntent(db, run.tenant, one.key, { was: begun.sendBefore, is: utcTime(sendBefore) });
  if (!isOurs) return lookAgain(one, now() + TAKEN_PAUSE_MS);
  return send(dependencies, one, { sendBefore, maybeSent: true });
}

async function send(
  dependencies: ActivityDependencies,
  one: OneEffect,
  lease: { readonly sendBefore: UtcMs; readonly maybeSent: boolean },
): Promise<Outcome> {
  const { db, now } = dependencies;
  const signal = AbortSignal.any([one.signal, AbortSignal.timeout(Math.max(lease.sendBefore - now(), 1))]);
  let output: Json;
  try {
    output = await withSendLease(lease.sendBefore, now, () => one.send(lease.maybeSent, signal, one.key));
  } catch (error) {
    return afterRefusal(dependencies, one, { error, sendBefore: lease.sendBefore });
  }
  // Should this not be written, the next attempt finds the intent open and asks the upstream: nothing is sent twice.
  await settleIntent(db, one.effect.run.tenant, one.key, output);
  return { status: 'succeeded', output };
}

async function afterRefusal(
  { db, now }: ActivityDependencies,
  one: OneEffect,
  refusal: { readonly error: unknown; readonly sendBefore: UtcMs },
): Promise<Outcome> {
  const { error, sendBefore } = refusal;
  const isExecutedNever = error instanceof UpstreamError && error.kind !== 'outcome-unknown' && now() < sendBefore;
  if (!isExecutedNever) {
    return error instanceof UpstreamError || one.signal.aborted || now() >= sendBefore
      ? lookAgain(one, sendBefore + REQUEST_LIMIT_MS, error)
      : rethrow(error);
  }
  const failure = failureOf(error);
  await releaseIntent(db, one.effect.run.tenant, one.key, { ...failure });
  return { status: 'failed', failure };
}

function lookAgain(one: OneEffect, at: UtcMs, error?: unknown): Outcome {
  const found = error instanceof Error ? `: ${error.message}` : '';
  return {
    status: 'again',
    at,
    failure: {
      code: 'outcome-unknown',
      message: `Cannot tell yet whether "${one.effect.path}" took effect${found}. The next attempt asks the upstream first`,
    },
  };
}

function rethrow(error: unknown): never {
  throw error;
}
