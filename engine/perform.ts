import type { Json } from '../contracts/json.ts';
import { FAILURE_KINDS, type Failure } from '../contracts/failure-codes.ts';
import type { UtcMs } from '../contracts/time.ts';
import { evaluate } from '../language/expressions/evaluate.ts';
import type { Retry, Step } from '../language/plan/plan.ts';
import { CANCELLED, failed, MOVING_ON, type Completion } from './completion.ts';
import type { EffectHints, Settled } from './effects.ts';
import { whyTooLarge } from './output-size.ts';
import { isHeld, untilResumed } from './pause.ts';
import type { EffectBody, Woken } from './run.ts';
import type { Entered } from './run-step.ts';
import { stepTimeout } from './within.ts';

/** Longest time of one attempt: a longer answer comes as `again`. */
export const ATTEMPT_MS = 60_000;

/** A call of the world with its retries. */
export interface Call {
  /** The effect of one attempt. */
  effect(attempt: number): EffectBody;
  readonly hints: Omit<EffectHints, 'limitMs'>;
}

/**
 * Calls until it succeeds, fails for good, is cancelled or runs out of time. Failed tries and the next moment are in the
 * journal, so that neither a kill nor moving on repeats or forgets one; no wait for the next try holds a worker.
 */
export async function perform(entered: Entered, call: Call): Promise<Completion> {
  const { frame, run, step, token } = entered;
  for (;;) {
    const { nextAt } = frame;
    if (nextAt !== undefined && nextAt > run.now && (await untilNextTry(entered, nextAt)) === 'moving-on')
      return MOVING_ON;
    if (isHeld(run, entered.place) && (await untilNotHeld(entered)) === 'moving-on') return MOVING_ON;
    const over = whetherOver(entered);
    if (over !== undefined) return over;
    const attempt = (frame.attempts ?? 0) + 1;
    const limitMs = Math.min(ATTEMPT_MS, (entered.deadline ?? Infinity) - run.now);
    const settled = await run.act(call.effect(attempt), { ...call.hints, limitMs }, token);
    const completion = judge(entered, step.retry, settled);
    if (completion !== undefined) return completion;
  }
}

function untilNextTry({ run, deadline, token, step }: Entered, nextAt: UtcMs): Promise<Woken> {
  return run.wait(() => false, Math.min(nextAt, deadline ?? nextAt), token, `${step.title}: next try`);
}

function untilNotHeld({ run, place, token, deadline }: Entered): Promise<Woken> {
  return untilResumed(run, { ...place, token }, deadline);
}

/** A completion where there is no next try. */
function whetherOver({ run, token, deadline, step }: Entered): Completion | undefined {
  if (token.requested) return CANCELLED;
  return deadline !== null && run.now >= deadline ? failed(stepTimeout(step.title)) : undefined;
}

/** What an answer means; undefined where the call is tried again. */
function judge(entered: Entered, retry: Retry | undefined, settled: Settled): Completion | undefined {
  switch (settled.status) {
    case 'succeeded':
      return accept(entered, retry, settled.output);
    case 'cancelled':
      return CANCELLED;
    case 'again':
      entered.frame.nextAt = settled.at;
      return undefined;
    case 'failed':
      return tryLater(entered, retry, settled.failure) ? undefined : failed(settled.failure);
  }
}

function accept(entered: Entered, retry: Retry | undefined, output: Json): Completion | undefined {
  const tooLarge = whyTooLarge(entered.run, entered.step.title, output);
  if (tooLarge !== undefined) return failed(tooLarge);
  if (retry?.until === undefined) return { status: 'succeeded', output };
  const names = entered.place.scope.with({ self: { output } }).names(entered.frame.at);
  const enough = evaluate(retry.until, names);
  if (!enough.ok) return failed(enough.failure);
  if (enough.value === true) return { status: 'succeeded', output };
  const failure: Failure = {
    code: 'until-not-met',
    message: `Cannot go on: after ${retry.attempts} tries "until" of "${entered.step.title}" is still false`,
  };
  return scheduleNext(entered, retry, 0) ? undefined : failed(failure);
}

function tryLater(entered: Entered, retry: Retry | undefined, failure: Failure): boolean {
  if (retry === undefined) return false;
  const wanted = retry.on === undefined ? mayRetry(failure) : retry.on.includes(failure.code);
  return wanted && scheduleNext(entered, retry, failure.retryAfterMs ?? 0);
}

/** An answer that was lost may be asked for again: the action looks whether it took effect before it sends. */
function mayRetry(failure: Failure): boolean {
  return FAILURE_KINDS[failure.code].retryable || failure.code === 'outcome-unknown';
}

function scheduleNext({ frame, run, deadline }: Entered, retry: Retry, askedMs: number): boolean {
  const failedTries = (frame.attempts ?? 0) + 1;
  if (failedTries >= retry.attempts) return false;
  const at: UtcMs = run.now + Math.max(askedMs, backoff(retry, failedTries));
  if (deadline !== null && at >= deadline) return false;
  frame.attempts = failedTries;
  frame.nextAt = at;
  return true;
}

function backoff(retry: Retry, failedTries: number): number {
  return Math.min(retry.backoffMs.first * 2 ** (failedTries - 1), retry.backoffMs.max);
}

/** Says in the records that a step begins whose end may be far; once, not for each try. */
export function recordStart(entered: Entered<Step>, inputSha256?: string): void {
  if (entered.frame.attempts !== undefined || entered.frame.nextAt !== undefined) return;
  const { run, step, path } = entered;
  run.record({
    type: 'step-started',
    path,
    kind: step.kind,
    title: step.title,
    ...(inputSha256 === undefined ? {} : { inputSha256 }),
  });
}
