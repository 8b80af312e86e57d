import { Agent } from 'undici';
import { UpstreamError } from '../upstream-error.ts';
import type { Policy } from './exchange-state.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { beginExchange } from './exchange.ts';
import { guardedLookup } from './guard-address.ts';
import { guardedExchange } from './guarded-exchange.ts';
import type { HttpAnswer, HttpCall } from './http-call.ts';
import type { HttpClientSettings, HttpLimits } from './http-settings.ts';
import { reachOf, readBase, resolveWithin } from './upstream-address.ts';

export type { HttpAnswer, HttpCall } from './http-call.ts';
export type {
  Authorization,
  HttpClientOptions,
  HttpClientSettings,
  HttpFaultHook,
  HttpLimits,
  HttpMoment,
  Refusal,
} from './http-settings.ts';
export { BODY_TOO_LARGE } from './lost-exchange.ts';

/*
 * The one request policy of all connectors. A call goes: breaker, budget, and then the exchange: authorisation,
 * connection, request sent, answer, body.
 * What fails before the request was sent is `unavailable`, whatever the call would have done. What fails after it is
 * `unavailable` for reads, but `outcome-unknown` for writes: the upstream may have executed them, and a blind repeat
 * could do it twice. One deadline holds for everything, body included, so that an upstream that drips bytes cannot
 * hold a worker. Nothing is repeated here but one call after a 401, with a fresh credential; waiting is the engine's.
 */

/** Calls one upstream under the request policy. */
export interface HttpClient {
  /** @throws {UpstreamError} for everything but a success */
  call(call: HttpCall): Promise<HttpAnswer>;
  /** The URL of a path or of an address that the upstream gave; refuses what is not on the base's origin. */
  resolve(purpose: string, path: string): URL;
  close(): Promise<void>;
}

const DEFAULT_LIMITS: HttpLimits = { connectMs: 5_000, totalMs: 30_000, bodyBytes: 16 * 1024 * 1024 };
const CONNECTIONS_MAX = 16;

/**
 * Makes the client of one upstream; connects to nothing yet.
 *
 * @throws {UpstreamError} `not-configured` if the base is neither https nor http on loopback.
 */
export function createHttpClient(settings: HttpClientSettings): HttpClient {
  const limits = { ...DEFAULT_LIMITS, ...settings.limits };
  const base = readBase(settings);
  const agent = new Agent({
    connections: CONNECTIONS_MAX,
    headersTimeout: limits.totalMs,
    bodyTimeout: limits.totalMs,
    connect: { timeout: limits.connectMs, lookup: guardedLookup(reachOf(settings, base)) },
  });
  const resolve = (purpose: string, path: string): URL => resolveWithin(settings, base, purpose, path);
  const policy: Policy = { settings, limits, agent, breaker: createCircuitBreaker(settings.upstream) };
  return {
    resolve,
    call: (call) => callWithRenewal(policy, call, resolve(call.purpose, call.path)),
    close: () => agent.destroy(),
  };
}

async function callWithRenewal(policy: Policy, call: HttpCall, url: URL): Promise<HttpAnswer> {
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const deadline = AbortSignal.timeout(call.totalMs ?? policy.limits.totalMs);
  const first = beginExchange(policy, call, deadline);
  try {
    return await guardedExchange(policy, first, url);
  } catch (error) {
    const { authorization } = policy.settings;
    if (authorization?.renew === undefined || !(error instanceof UpstreamError) || error.status !== 401) throw error;
    if (first.authorization === '') throw error;
    authorization.renew(first.authorization, first.challenge);
    return guardedExchange(policy, beginExchange(policy, call, deadline), url);
  }
}
