import { createHttpHeaders } from '@azure/core-rest-pipeline';
import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { Agent, request as send } from 'undici';
import type { Json } from '../../contracts/json.ts';
import { guardedLookup, isLiteralOutOfReach, isLoopbackHost } from '../http/guard-address.ts';
import { BodyRefused, parseJson, readBytes } from '../http/read-body.ts';
import { redact } from '../http/redact.ts';
import { readRetryAfter } from '../http/retry-after.ts';
import { UpstreamError } from '../upstream-error.ts';
import { meaningOf } from './aadsts.ts';

/*
 * The identity library wants its authority to be https and known, and asks undocumented addresses when it is not. For
 * an authority on loopback it is therefore told the public one, and this client, the only one that it sends through,
 * leads every request to the loopback. The library also wraps what goes wrong into errors of many shapes; so the
 * client types refusals itself, where status and body are still at hand, and keeps the last for the token source.
 */

const PUBLIC_AUTHORITY = 'https://login.microsoftonline.com';
const CONNECT_MS = 5_000;
const BODY_BYTES_MAX = 1024 * 1024;

/** The identity library's way out, with the limits of the request policy. */
export interface IdentityHttpClient {
  readonly client: HttpClient;
  /** What the library has to believe in. */
  readonly authorityHost: string;
  /** The authority is none of Microsoft's: the library must not ask Microsoft about it. */
  readonly disableInstanceDiscovery: boolean;
  /** What went wrong last, until asked. */
  takeFailure(): UpstreamError | undefined;
  close(): Promise<void>;
}

/** Where tokens come from and what must not be told. */
export interface IdentityHttpSettings {
  readonly authority: string;
  readonly secrets: readonly string[];
  readonly totalMs: number;
}

const PUBLIC_HOSTS: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.chinacloudapi.cn',
  'login.partner.microsoftonline.cn',
]);

/**
 * Makes the way out of the identity library.
 *
 * @throws {UpstreamError} `not-configured` if the authority is neither https nor http on loopback.
 */
export function createIdentityHttpClient(settings: IdentityHttpSettings): IdentityHttpClient {
  const authority = readAuthority(settings.authority);
  const isLoopback = isLoopbackHost(authority.hostname);
  const lookup = guardedLookup(isLoopback ? 'loopback' : 'private');
  const agent = new Agent({ connect: { timeout: CONNECT_MS, lookup } });
  const authorityHost = isLoopback ? PUBLIC_AUTHORITY : authority.href.replace(/\/$/, '');
  let failure: UpstreamError | undefined;
  return {
    authorityHost,
    disableInstanceDiscovery: !PUBLIC_HOSTS.has(authority.hostname),
    takeFailure: () => {
      const taken = failure;
      failure = undefined;
      return taken;
    },
    close: () => agent.destroy(),
    client: {
      sendRequest: async (request) => {
        const url = request.url.replace(authorityHost, authority.href.replace(/\/$/, ''));
        try {
          return await sendTo(agent, settings, url, request);
        } catch (error) {
          failure = error instanceof UpstreamError ? error : unreachable(settings, error);
          throw failure;
        }
      },
    },
  };
}

function readAuthority(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLoopback = url !== undefined && isLoopbackHost(url.hostname);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback);
  if (isSafe && !isLiteralOutOfReach(url, isLoopback ? 'loopback' : 'private')) return url;
  throw new UpstreamError(
    'not-configured',
    `Cannot ask for tokens because the authority must be https, or http on loopback, and no address where machines keep secrets: found "${redact(text, [])}"`,
  );
}

async function sendTo(
  agent: Agent,
  settings: IdentityHttpSettings,
  url: string,
  request: PipelineRequest,
): Promise<PipelineResponse> {
  const answer = await send(url, {
    dispatcher: agent,
    method: request.method,
    headers: { ...request.headers.toJSON(), 'accept-encoding': 'gzip, deflate' },
    body: typeof request.body === 'string' ? request.body : null,
    signal: AbortSignal.timeout(settings.totalMs),
  });
  const bytes = await readBytes(answer.body, textOf(answer.headers['content-encoding']), BODY_BYTES_MAX);
  if (answer.statusCode >= 300) throw refusal(settings, answer.statusCode, answer.headers, bytes);
  parseJson(bytes);
  const headers = createHttpHeaders(
    Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, textOf(value)])),
  );
  headers.delete('content-encoding');
  return { request, status: answer.statusCode, headers, bodyAsText: bytes.toString('utf8') };
}

function refusal(
  settings: IdentityHttpSettings,
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  bytes: Buffer,
): UpstreamError {
  const said = errorOf(bytes);
  const aadsts = /AADSTS\d+/.exec(said)?.[0];
  const meaning = status >= 400 && status < 500 && status !== 429 ? meaningOf(aadsts) : undefined;
  const kind = status === 429 ? 'throttled' : status >= 500 || status < 400 ? 'unavailable' : 'unauthorized';
  const help = meaning === undefined ? '' : `. ${meaning.help}`;
  return new UpstreamError(
    meaning?.kind ?? kind,
    `Cannot get a token: the authority answered ${redact(`${status}${said === '' ? '' : ` "${said}"`}`, settings.secrets)}${help}`,
    { status, retryAfterMs: readRetryAfter(headers['retry-after'], Date.now()), upstreamCode: aadsts },
  );
}

function errorOf(bytes: Buffer): string {
  let body: Json;
  try {
    body = parseJson(bytes);
  } catch (error) {
    // An error page says nothing that helps; the status is told anyway.
    if (error instanceof BodyRefused) return '';
    throw error;
  }
  if (body === null || typeof body !== 'object' || !('error' in body)) return '';
  const said = [body['error'], body['error_description']].filter((part) => typeof part === 'string');
  return said.join(': ');
}

function unreachable(settings: IdentityHttpSettings, cause: unknown): UpstreamError {
  const kind = cause instanceof BodyRefused ? 'invalid-answer' : 'unavailable';
  const reason = cause instanceof Error ? cause.message : 'no reason given';
  return new UpstreamError(
    kind,
    `Cannot get a token: the authority did not answer as it should (${redact(reason, settings.secrets)})`,
  );
}

function textOf(header: string | string[] | undefined): string {
  return (Array.isArray(header) ? header[0] : header) ?? '';
}
