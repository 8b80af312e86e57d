import { activityInfo, Context } from '@temporalio/activity';
import { UpstreamError } from '../connectors/upstream-error.ts';
import type { Effect, EffectAnswer } from '../contracts/activities.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import { LedgerUnavailable } from '../ledger/ledger-unavailable.ts';
import { writeRecords } from '../ledger/write-records.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { withHeartbeat } from './with-heartbeat.ts';

/** What an effect came to, before it is known whether its records were written. */
export type Outcome = EffectAnswer extends infer One
  ? One extends EffectAnswer
    ? Omit<One, 'recorded'>
    : never
  : never;

/** How an effect is carried out. */
export interface EffectCourse<Kind extends Effect> {
  /**
   * What happens when the ledger cannot be written before the effect: `block` for whatever changes the world without
   * being a message to people, `proceed` for reads and messages.
   */
  readonly withoutLedger: (effect: Kind) => 'block' | 'proceed';
  /** The effect itself. May throw what connectors and the ledger throw. */
  readonly body: (
    effect: Kind,
    about: { readonly recorded: boolean; readonly signal: AbortSignal },
  ) => Promise<Outcome>;
}

const LEDGER_PAUSE_MS = { first: 5_000, max: 300_000 } as const;
/** The activity answers so long before Temporal would give it up. */
const ANSWER_MARGIN_MS = 1_000;

/**
 * Makes an activity of an effect: first its records, then the effect, and an answer in every case. Only a cancelled
 * activity throws: nobody waits for its answer.
 */
export function answerEffect<Kind extends Effect>(
  dependencies: ActivityDependencies,
  course: EffectCourse<Kind>,
): (effect: Kind) => Promise<EffectAnswer> {
  return (effect) =>
    withHeartbeat(async () => {
      const written = await writeRideAlongs(dependencies, effect);
      const recorded = written === undefined;
      if (!recorded && course.withoutLedger(effect) === 'block') {
        return { recorded, ...ledgerPause(dependencies, effect, written) };
      }
      const signal = AbortSignal.any([Context.current().cancellationSignal, AbortSignal.timeout(answerWithinMs())]);
      try {
        return { recorded, ...(await course.body(effect, { recorded, signal })) };
      } catch (error) {
        if (Context.current().cancellationSignal.aborted) throw await cancelled();
        return { recorded, ...outcomeOfError(dependencies, effect, error) };
      }
    });
}

/** Undefined: written. */
async function writeRideAlongs(
  { db, log }: ActivityDependencies,
  effect: Effect,
): Promise<LedgerUnavailable | undefined> {
  if (effect.records.length === 0) return undefined;
  try {
    const how = activityInfo().isLocal ? 'provisional' : 'confirmed';
    await writeRecords(db, effect.run, effect.records, how, effect.kind === 'flush' ? effect.final : undefined);
    return undefined;
  } catch (error) {
    if (!(error instanceof LedgerUnavailable)) throw error;
    log.warn(
      { tenant: effect.run.tenant, run: effect.run.runId, step: effect.path, reason: error.reason },
      'ledger-unavailable',
    );
    return error;
  }
}

function outcomeOfError(dependencies: ActivityDependencies, effect: Effect, error: unknown): Outcome {
  if (error instanceof LedgerUnavailable) return ledgerPause(dependencies, effect, error);
  if (error instanceof UpstreamError) return { status: 'failed', failure: failureOf(error) };
  dependencies.log.error(
    { tenant: effect.run.tenant, run: effect.run.runId, step: effect.path, error },
    'effect-failed',
  );
  const found = error instanceof Error ? error.message : String(error);
  return {
    status: 'failed',
    failure: {
      code: 'internal',
      message: `Cannot carry out "${effect.path}" because of a mistake in Watchbill: ${found}`,
    },
  };
}

/** The failure that an upstream's refusal is to a step. */
export function failureOf(error: UpstreamError): Failure {
  return {
    code: error.kind,
    message: error.message,
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    ...(error.status === undefined ? {} : { upstreamStatus: error.status }),
    ...(error.requestId === undefined ? {} : { upstreamRequestId: error.requestId }),
  };
}

/** Not now: the ledger is down. The pause doubles with each attempt, from 5 s to 5 minutes. */
function ledgerPause({ now }: ActivityDependencies, effect: Effect, error: LedgerUnavailable): Outcome {
  const pauseMs = Math.min(LEDGER_PAUSE_MS.first * 2 ** Math.min(effect.attempt - 1, 10), LEDGER_PAUSE_MS.max);
  return {
    status: 'again',
    at: now() + pauseMs,
    failure: { code: 'ledger-unavailable', message: error.message },
  };
}

function answerWithinMs(): number {
  const { startToCloseTimeoutMs } = activityInfo();
  return Math.max(startToCloseTimeoutMs - ANSWER_MARGIN_MS, startToCloseTimeoutMs / 2);
}

/** The error that Temporal expects of an activity that has stopped because it was cancelled. */
async function cancelled(): Promise<unknown> {
  try {
    return await Context.current().cancelled;
  } catch (error) {
    return error;
  }
}
