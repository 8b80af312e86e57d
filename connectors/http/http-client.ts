import { randomUUID } from 'node:crypto';
import { Agent, DecoratorHandler, request as send } from 'undici';
import type { Dispatcher } from 'undici';
import type { FailureCode } from '../../contracts/failure-codes.ts';
import type { Json } from '../../contracts/json.ts';
import { UpstreamError } from '../upstream-error.ts';
import { failureOfStatus } from './failure-of-status.ts';
import { AddressRefused, guardedLookup, isLoopbackHost, mayConnect } from './guard-address.ts';
import type { AddressReach } from './guard-address.ts';
import { ACCEPTED_CODINGS, BodyRefused, BodyTooLarge, isJsonType, parseJson, readBytes } from './read-body.ts';
import { redact } from './redact.ts';
import { readRetryAfter } from './retry-after.ts';

/*
 * The one request policy of all connectors. An exchange goes: authorisation, connection, request sent, answer, body.
 * What fails before the request was sent is `unavailable`, whatever the call would have done. What fails after it is
 * `unavailable` for reads, but `outcome-unknown` for writes: the upstream may have executed them, and a blind repeat
 * could do it twice. One deadline holds for everything, body included, so that an upstream that drips bytes cannot
 * hold a worker. Nothing is repeated here but one call after a 401, with a fresh credential; waiting is the engine's.
 */

/** Limits of one request. */
export interface HttpLimits {
  /** Milliseconds to connect. @default 5000 */
  readonly connectMs: number;
  /** Milliseconds from the call to the last byte of the body. @default 30000 */
  readonly totalMs: number;
  /** Bytes of the decompressed body. @default 16777216 */
  readonly bodyBytes: number;
}

/** Stands where an upstream's own code would, if its answer is larger than `bodyBytes`. */
export const BODY_TOO_LARGE = 'body-too-large';

/** Where a fault hook stands in an exchange. */
export type HttpMoment = 'before-send' | 'after-answer';

/** Lets a test break an exchange: what it throws counts as a lost connection at that moment. */
export type HttpFaultHook = (
  moment: HttpMoment,
  request: { readonly method: string; readonly path: string },
) => Promise<void> | void;

/** What a caller may change of the request policy. */
export interface HttpClientOptions {
  readonly limits?: Partial<HttpLimits>;
  readonly faultHook?: HttpFaultHook;
}

/** Where the Authorization header comes from. */
export interface Authorization {
  header(signal: AbortSignal): Promise<string>;
  /** Forgets the header that was refused, so that the next is fresh. Without it a 401 is final at once. */
  renew?(refused: string): void;
}

/** What an upstream says in the body of a refusal. */
export interface Refusal {
  /** Its own code, as `AF20022`. */
  readonly code?: string;
  readonly message?: string;
  /** When the code means something else than the status. */
  readonly kind?: FailureCode;
}

/** One upstream. */
export interface HttpClientSettings extends HttpClientOptions {
  /** Name for messages, as `ServiceNow`. */
  readonly upstream: string;
  /** Address under which every path lies; https, or http on loopback. */
  readonly base: string;
  /** Whether the name may resolve to a private network, as an instance on premises does. */
  readonly reach: 'public' | 'private';
  readonly authorization?: Authorization;
  /** Texts that must not appear in a message. */
  readonly secrets?: readonly string[];
  /** Reads the body of a refusal; must not throw. */
  readonly readRefusal?: (status: number, body: Json | undefined) => Refusal;
}

/** One call. */
export interface HttpCall {
  /** What it is for, to follow «Cannot»: `list incidents`. */
  readonly purpose: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path below the base, or a whole URL on the same origin. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: Json;
  /** Whether a lost answer leaves the world in doubt: it does not when a repeat is a no-op. @default `write` unless GET */
  readonly effect?: 'read' | 'repeatable' | 'write';
  /** What the answer must be. @default json */
  readonly expect?: 'json' | 'json-bytes' | 'nothing';
  readonly signal?: AbortSignal | undefined;
}

/** An answer with a status of success. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The parsed body; null unless `json` was expected. */
  readonly json: Json;
  /** The body as it came, decompressed. */
  readonly bytes: Buffer;
}

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
const REQUEST_ID_HEADERS = ['x-ms-request-id', 'request-id', 'x-request-id', 'x-transaction-id'];

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
  const policy: Policy = { settings, limits, agent };
  return {
    resolve,
    call: (call) => callWithRenewal(policy, call, resolve(call.purpose, call.path)),
    close: () => agent.destroy(),
  };
}

interface Policy {
  readonly settings: HttpClientSettings;
  readonly limits: HttpLimits;
  readonly agent: Agent;
}

/** What is known of an exchange when it goes wrong. */
interface Exchange {
  readonly call: HttpCall;
  readonly requestId: string;
  readonly deadline: AbortSignal;
  sent: boolean;
  /** Value of the Authorization header, once known. */
  authorization: string;
  secrets: readonly string[];
}

function readBase(settings: HttpClientSettings): URL {
  const url = URL.canParse(settings.base) ? new URL(settings.base) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname));
  if (url === undefined || !safe || url.username !== '' || url.password !== '') {
    throw new UpstreamError(
      'not-configured',
      `Cannot reach ${settings.upstream} because its address must be https, or http on loopback, without a user in it: found "${redact(settings.base, settings.secrets ?? [])}"`,
    );
  }
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (/^[\d.]+$|:/.test(literal) && !mayConnect(literal, reachOf(settings, url))) {
    throw new UpstreamError(
      'not-configured',
      `Cannot reach ${settings.upstream} because its address may not be on this network: found "${literal}"`,
    );
  }
  return url;
}

function reachOf(settings: HttpClientSettings, base: URL): AddressReach {
  return isLoopbackHost(base.hostname) ? 'loopback' : settings.reach;
}

function resolveWithin(settings: HttpClientSettings, base: URL, purpose: string, path: string): URL {
  const absolute = URL.canParse(path);
  const url = new URL(absolute ? path : `${base.href.replace(/\/$/, '')}/${path.replace(/^\//, '')}`);
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') {
    throw new UpstreamError(
      'rejected',
      `Cannot ${purpose} because ${settings.upstream} lies at "${base.origin}": the address to follow leads to "${redact(url.origin, settings.secrets ?? [])}"`,
    );
  }
  return url;
}

async function callWithRenewal(policy: Policy, call: HttpCall, url: URL): Promise<HttpAnswer> {
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const deadline = AbortSignal.timeout(policy.limits.totalMs);
  const first = beginExchange(policy, call, deadline);
  try {
    return await exchange(policy, first, url);
  } catch (error) {
    const { authorization } = policy.settings;
    if (authorization?.renew === undefined || !(error instanceof UpstreamError) || error.status !== 401) throw error;
    if (first.authorization === '') throw error;
    authorization.renew(first.authorization);
    return exchange(policy, beginExchange(policy, call, deadline), url);
  }
}

function beginExchange(policy: Policy, call: HttpCall, deadline: AbortSignal): Exchange {
  const secrets = policy.settings.secrets ?? [];
  return { call, requestId: randomUUID(), deadline, sent: false, authorization: '', secrets };
}

async function exchange(policy: Policy, state: Exchange, url: URL): Promise<HttpAnswer> {
  const { call, deadline } = state;
  const signal = call.signal === undefined ? deadline : AbortSignal.any([deadline, call.signal]);
  const seen = { method: call.method, path: url.pathname };
  try {
    const headers = await requestHeaders(policy, state, signal);
    await policy.settings.faultHook?.('before-send', seen);
    const answer = await send(url, {
      dispatcher: watchSending(policy.agent, () => (state.sent = true)),
      method: call.method,
      headers,
      body: call.json === undefined ? null : JSON.stringify(call.json),
      signal,
    });
    const received = await receive(policy, state, answer);
    await policy.settings.faultHook?.('after-answer', seen);
    return received;
  } catch (error) {
    throw error instanceof UpstreamError ? error : lostExchange(policy, state, error);
  }
}

async function requestHeaders(policy: Policy, state: Exchange, signal: AbortSignal): Promise<Record<string, string>> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-encoding': ACCEPTED_CODINGS,
    'x-request-id': state.requestId,
    ...(state.call.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...state.call.headers,
  };
  const { authorization } = policy.settings;
  if (authorization === undefined) return headers;
  const value = await authorization.header(signal);
  state.authorization = value;
  state.secrets = [...state.secrets, value, value.replace(/^\S+\s+/, '')];
  return { ...headers, authorization: value };
}

function watchSending(agent: Agent, sent: () => void): Dispatcher {
  return agent.compose((dispatch) => (options, handler) => {
    const watched: Dispatcher.DispatchHandler = new DecoratorHandler(handler);
    const start = watched.onRequestStart?.bind(watched);
    // Called with a connection at hand, just before the first byte is written.
    watched.onRequestStart = (controller: Dispatcher.DispatchController, context: unknown): void => {
      sent();
      start?.(controller, context);
    };
    return dispatch(options, watched);
  });
}

async function receive(policy: Policy, state: Exchange, answer: Dispatcher.ResponseData): Promise<HttpAnswer> {
  const { statusCode: status, headers } = answer;
  const bodyBytes = policy.limits.bodyBytes;
  if (status < 200 || status > 299) {
    const bytes = await refusalBytes(policy, answer);
    throw refusal(policy, state, status, headers, bytes);
  }
  const bytes = await readBytes(answer.body, text(headers['content-encoding']), bodyBytes);
  const expect = state.call.expect ?? 'json';
  if (expect === 'nothing') return { status, headers, json: null, bytes };
  const contentType = text(headers['content-type']);
  if (!isJsonType(contentType))
    throw new BodyRefused(`its body is of type "${contentType.slice(0, 60)}" instead of JSON`);
  return { status, headers, json: expect === 'json' ? parseJson(bytes) : null, bytes };
}

/** The body of a refusal is only used for its message: the status decides without it, even if the connection is lost. */
async function refusalBytes(policy: Policy, answer: Dispatcher.ResponseData): Promise<Buffer> {
  try {
    return await readBytes(answer.body, text(answer.headers['content-encoding']), policy.limits.bodyBytes);
  } catch {
    return Buffer.alloc(0);
  }
}

function refusal(
  policy: Policy,
  state: Exchange,
  status: number,
  headers: HttpAnswer['headers'],
  bytes: Buffer,
): UpstreamError {
  const read = policy.settings.readRefusal?.(status, jsonOrNothing(bytes)) ?? {};
  const said = [read.code, read.message].filter((part) => part !== undefined && part !== '').join(': ');
  const where = status >= 300 && status < 400 ? ` and leads to "${text(headers['location'])}"` : '';
  return new UpstreamError(
    read.kind ?? failureOfStatus(status),
    `Cannot ${state.call.purpose}: ${policy.settings.upstream} answered ${redact(`${status}${said === '' ? '' : ` "${said}"`}${where}`, state.secrets)}`,
    {
      status,
      retryAfterMs: readRetryAfter(headers['retry-after'], Date.now()),
      upstreamCode: read.code,
      requestId: requestIdOf(headers) ?? state.requestId,
    },
  );
}

function jsonOrNothing(bytes: Buffer): Json | undefined {
  try {
    return parseJson(bytes);
  } catch (error) {
    // The body of a refusal is only used for its message; the status decides without it.
    if (error instanceof BodyRefused) return undefined;
    throw error;
  }
}

/** Types what is not a refusal: no connection, a deadline, a cut body, a body that is not JSON. */
function lostExchange(policy: Policy, state: Exchange, cause: unknown): UpstreamError {
  const { call, sent } = state;
  const doubtful = sent && (call.effect ?? (call.method === 'GET' ? 'read' : 'write')) === 'write';
  const details = { requestId: state.requestId, cause: redactedCause(cause, state.secrets) };
  const message = `Cannot ${call.purpose}: ${redact(describe(policy, state, cause), state.secrets)}`;
  if (doubtful) return new UpstreamError('outcome-unknown', message, details);
  if (call.signal?.aborted === true) return new UpstreamError('cancelled', message, details);
  if (cause instanceof BodyRefused) {
    const upstreamCode = cause instanceof BodyTooLarge ? BODY_TOO_LARGE : undefined;
    return new UpstreamError('invalid-answer', message, { ...details, upstreamCode });
  }
  if (cause instanceof AddressRefused) return new UpstreamError('rejected', message, details);
  return new UpstreamError('unavailable', message, details);
}

function describe(policy: Policy, state: Exchange, cause: unknown): string {
  const { upstream } = policy.settings;
  if (cause instanceof BodyRefused) return `${upstream} answered, but ${cause.message}`;
  if (state.call.signal?.aborted === true) return `the call was cancelled`;
  if (state.deadline.aborted) return `${upstream} did not answer within ${policy.limits.totalMs} ms`;
  return `${state.sent ? `the connection to ${upstream} was lost` : `${upstream} cannot be reached`} (${causeText(cause)})`;
}

function causeText(cause: unknown): string {
  if (!(cause instanceof Error)) return 'no reason given';
  const code = 'code' in cause && typeof cause.code === 'string' ? `${cause.code}: ` : '';
  return `${code}${cause.message}`;
}

/** Keeps the kind of the cause for logs, without the request that some libraries hang on their errors. */
function redactedCause(
  cause: unknown,
  secrets: readonly string[],
): { readonly name: string; readonly message: string } {
  return { name: cause instanceof Error ? cause.name : typeof cause, message: redact(causeText(cause), secrets) };
}

function requestIdOf(headers: HttpAnswer['headers']): string | undefined {
  for (const name of REQUEST_ID_HEADERS) {
    const value = text(headers[name]);
    if (value !== '') return redact(value, []).slice(0, 100);
  }
  return undefined;
}

function text(header: string | string[] | undefined): string {
  return (Array.isArray(header) ? header[0] : header) ?? '';
}
