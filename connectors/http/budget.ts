import { setTimeout as sleep } from 'node:timers/promises';
import type { TenantId } from '../../contracts/ids.ts';
import type { UtcMs } from '../../contracts/time.ts';
import { UpstreamError } from '../upstream-error.ts';
import { ownLimits } from './api-limits.ts';
import type { ApiName, CallWindow } from './api-limits.ts';

/*
 * Calls are granted before they are sent, out of a budget that all workers share: one for each tenant and API, so that
 * no tenant can use up another's. An upstream that says when to come again closes the budget for everybody until then.
 * A call that would have to wait longer than a moment is `throttled` here and not sent: the engine waits, durably, and
 * no worker sleeps.
 */

/** Where budgets are kept, for all workers alike. */
export interface BudgetPort {
  /**
   * Takes calls if every window has room for them and the budget is not closed; else takes nothing.
   *
   * @returns 0 if they were taken, otherwise milliseconds until it is worth asking again
   */
  take(ask: BudgetAsk): Promise<number>;
  /** Grants nothing for so many milliseconds; a longer closure that is there stays. */
  close(closure: { readonly tenant: TenantId; readonly api: ApiName; readonly forMs: number }): Promise<void>;
}

/** What is to be granted. */
export interface BudgetAsk {
  readonly tenant: TenantId;
  readonly api: ApiName;
  /** All of them must have room; none grants always, unless closed. */
  readonly windows: readonly CallWindow[];
  /** Calls. At least 1. */
  readonly cost: number;
}

/** In whose name a client calls. */
export interface CallBudget {
  readonly tenant: TenantId;
  readonly port: BudgetPort;
}

/** Longest wait for a budget that a call sits out itself, in milliseconds. */
export const BUDGET_WAIT_MAX_MS = 1_000;
const TRIES_MAX = 5;
/** Who is sent away together does not come back together. */
const SPREAD_SHARE = 0.25;

/** A call that asks for its budget. */
export interface CallAsk {
  /** What it is for, to follow «Cannot». */
  readonly purpose: string;
  readonly api: ApiName;
  /** @default 1 */
  readonly cost?: number;
  readonly signal: AbortSignal;
}

/**
 * Waits for a budget, a moment at most.
 *
 * @throws {UpstreamError} `throttled` with `retryAfterMs` when the wait would be longer: nothing was taken or sent.
 */
export async function takeBudget({ tenant, port }: CallBudget, call: CallAsk): Promise<void> {
  const { api, cost = 1, signal, purpose } = call;
  const until: UtcMs = Date.now() + BUDGET_WAIT_MAX_MS;
  for (let attempt = 1; ; attempt++) {
    const waitMs = await port.take({ tenant, api, windows: ownLimits(api), cost });
    if (waitMs <= 0) return;
    if (attempt === TRIES_MAX || Date.now() + waitMs > until) throw spent(purpose, api, waitMs);
    await sleep(waitMs, undefined, { signal });
  }
}

function spent(purpose: string, api: ApiName, waitMs: number): UpstreamError {
  const retryAfterMs = Math.ceil(Math.max(waitMs * (1 + Math.random() * SPREAD_SHARE), BUDGET_WAIT_MAX_MS));
  return new UpstreamError(
    'throttled',
    `Cannot ${purpose} because the budget of "${api}" for this tenant is used up or was closed by the upstream: it has room again in ${Math.ceil(waitMs / 1_000)} s`,
    { retryAfterMs },
  );
}
