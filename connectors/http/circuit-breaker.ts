import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel';
import type { CircuitBreakerPolicy } from 'cockatiel';
import type { UtcMs } from '../../contracts/time.ts';
import { utcTime } from '../../contracts/time.ts';
import { UpstreamError } from '../upstream-error.ts';

/*
 * One breaker for each client, which is one tenant and one API. Closed: calls pass; so many outages in a row open it.
 * Open: nothing is sent, until the pause is over. Half open: one call is the probe, the others are refused meanwhile;
 * it closes the breaker or opens it again. An outage is an exchange that broke or ended with a status of 500 and more.
 * A write whose outcome is unknown is one too. Any other refusal is a sign of life. What the caller gave up, and what
 * never came to be sent, is neither.
 */

/** Outages in a row that open a breaker. */
export const OUTAGES_MAX = 10;
/** Milliseconds that nothing is sent, before one call is the probe. */
export const OPEN_MS = 10_000;
const PROBE_RETRY_MS = 1_000;

/** Stops asking an upstream that is down. */
export interface CircuitBreaker {
  /** @throws {UpstreamError} `unavailable` with `retryAfterMs`, since when and why, while the breaker is open */
  assertClosed(purpose: string): void;
  /**
   * Runs an exchange and counts how it ended.
   *
   * @throws {UpstreamError} what the exchange throws, or the refusal of an open breaker
   */
  run<T>(guarded: GuardedExchange<T>): Promise<T>;
}

/** An exchange that a breaker runs. */
export interface GuardedExchange<T> {
  readonly purpose: string;
  readonly run: () => Promise<T>;
  /** Whether the upstream was asked at all; called when it is over. */
  readonly wasAsked: () => boolean;
}

/** Makes a breaker, closed. `upstream` is its name in messages. */
export function createCircuitBreaker(upstream: string): CircuitBreaker {
  let opened: { readonly at: UtcMs; readonly since: UtcMs; readonly why: string } | undefined;
  const policy = circuitBreaker(
    handleWhen((error) => error instanceof Counted),
    { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(OUTAGES_MAX) },
  );
  policy.onBreak((reason) => {
    const why = 'error' in reason && reason.error instanceof Counted ? reason.error.failure.message : '';
    const at = Date.now();
    opened = { at, since: opened?.since ?? at, why };
  });
  policy.onReset(() => (opened = undefined));
  const refusal = (purpose: string, leftMs: number): UpstreamError =>
    new UpstreamError(
      'unavailable',
      `Cannot ${purpose} because ${upstream} has been down since ${utcTime(opened?.since ?? Date.now())}: nothing is sent for now. The last failure: ${opened?.why ?? ''}`,
      { retryAfterMs: Math.max(leftMs, PROBE_RETRY_MS) },
    );
  const assertClosed = (purpose: string): void => {
    if (opened === undefined) return;
    const leftMs = policy.state === CircuitState.HalfOpen ? PROBE_RETRY_MS : opened.at + OPEN_MS - Date.now();
    if (leftMs > 0) throw refusal(purpose, leftMs);
  };
  return {
    assertClosed,
    run: async (guarded) => {
      // Asked again, since time has passed: the policy would let whoever comes during a probe wait for it.
      assertClosed(guarded.purpose);
      try {
        return await execute(policy, guarded);
      } catch (error) {
        throw isBrokenCircuitError(error) ? refusal(guarded.purpose, PROBE_RETRY_MS) : error;
      }
    },
  };
}

/** Carries a failure that counts through the policy, which knows errors alone. */
class Counted extends Error {
  override readonly name = 'Counted';
  readonly failure: UpstreamError;

  constructor(failure: UpstreamError) {
    super(failure.message);
    this.failure = failure;
  }
}

type Ended<T> = { readonly value: T } | { readonly error: unknown };

async function execute<T>(policy: CircuitBreakerPolicy, guarded: GuardedExchange<T>): Promise<T> {
  let ended: Ended<T>;
  try {
    ended = await policy.execute(() => settle(policy, guarded));
  } catch (error) {
    throw error instanceof Counted ? error.failure : error;
  }
  if ('error' in ended) throw ended.error;
  return ended.value;
}

/** A sign of life returns, an outage throws what is counted, and what says nothing throws what is not. */
async function settle<T>(policy: CircuitBreakerPolicy, { run, wasAsked }: GuardedExchange<T>): Promise<Ended<T>> {
  try {
    return { value: await run() };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    if (wasAsked() && isOutage(error)) throw new Counted(error);
    if (wasAsked() && error.kind !== 'cancelled') return { error };
    // The policy would take a probe that says nothing for a success.
    throw policy.state === CircuitState.HalfOpen ? new Counted(error) : error;
  }
}

function isOutage({ kind, status }: UpstreamError): boolean {
  if (kind === 'outcome-unknown') return true;
  return kind === 'unavailable' && (status === undefined || status >= 500);
}
