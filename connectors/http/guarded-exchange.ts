import { UpstreamError } from '../upstream-error.ts';
import type { ApiName } from './api-limits.ts';
import { takeBudget } from './budget.ts';
import type { CallBudget } from './budget.ts';
import type { Exchange, Policy } from './exchange-state.ts';
import { exchange } from './exchange.ts';
import type { HttpAnswer } from './http-call.ts';
import { lostExchange } from './lost-exchange.ts';

/**
 * One exchange, if the breaker is closed and the budgets have room for it; an upstream that says when to come again
 * closes them for all workers.
 *
 * @throws {UpstreamError} for everything but a success; besides, what the port of the budgets fails with
 */
export async function guardedExchange(policy: Policy, state: Exchange, url: URL): Promise<HttpAnswer> {
  const { purpose } = state.call;
  // First, so that a call that would not be sent takes nothing.
  policy.breaker.assertClosed(purpose);
  await takeBudgets(policy, state);
  try {
    return await policy.breaker.run({
      purpose,
      run: () => exchange(policy, state, url),
      wasAsked: () => state.asked,
    });
  } catch (error) {
    await closeBudgets(policy, state, error);
    throw error;
  }
}

async function takeBudgets(policy: Policy, state: Exchange): Promise<void> {
  const { call, deadline } = state;
  const { budget } = policy.settings;
  if (budget === undefined) return;
  const signal = call.signal === undefined ? deadline : AbortSignal.any([deadline, call.signal]);
  try {
    for (const api of apisOf(policy, state)) await takeBudget(budget, { purpose: call.purpose, api, signal });
  } catch (error) {
    // Whoever waited was cancelled, or has no time left; nothing was sent.
    throw signal.aborted && !(error instanceof UpstreamError) ? lostExchange(policy, state, error) : error;
  }
}

async function closeBudgets(policy: Policy, state: Exchange, error: unknown): Promise<void> {
  const { budget } = policy.settings;
  // What failed before the upstream was asked, as a token, says nothing of it.
  if (budget === undefined || !state.asked || !(error instanceof UpstreamError)) return;
  const { status, retryAfterMs } = error;
  if (status === undefined || retryAfterMs === undefined) return;
  for (const api of apisOf(policy, state)) if (!(await isClosed(budget, api, retryAfterMs))) return;
}

/** Whether it was done. If not, the answer of the upstream is told all the same: it says what became of the call. */
async function isClosed({ tenant, port }: CallBudget, api: ApiName, forMs: number): Promise<boolean> {
  try {
    await port.close({ tenant, api, forMs });
    return true;
  } catch {
    // Who cannot reach the budgets hears so when the next call asks for its own.
    return false;
  }
}

function apisOf({ settings }: Policy, { call }: Exchange): readonly ApiName[] {
  return call.apis ?? (settings.api === undefined ? [] : [settings.api]);
}
