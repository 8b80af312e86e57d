import { createHmac } from 'node:crypto';
import type { ClaimsOverride } from '../faults/fault-rule.ts';
import { guidFrom } from '../records/seeded-random.ts';

/** What the simulated services read from a token. */
export interface TokenClaims {
  readonly tid: string;
  readonly aud: string;
  readonly appid: string;
  readonly roles: readonly string[];
  /** Seconds since 1970. */
  readonly exp: number;
}

/** What goes into a token. */
export interface TokenOrder {
  readonly entraTenantId: string;
  readonly clientId: string;
  readonly audience: string;
  readonly roles: readonly string[];
  readonly nowMs: number;
  readonly overrides?: ClaimsOverride;
}

/** How long tokens live: the 3,599 s of the real endpoint. */
export const TOKEN_SECONDS = 3_599;

const KEY = 'simulator signing key';

/** A token in the form of a version 1 access token; only the simulator can check its signature. */
export function signAccessToken(order: TokenOrder): string {
  const { overrides = {} } = order;
  const now = Math.floor(order.nowMs / 1_000);
  const { expiresInSeconds = TOKEN_SECONDS } = overrides;
  const tid = overrides.tid ?? order.entraTenantId;
  const issued = Math.min(now, now + expiresInSeconds - 60);
  const claims = {
    aud: overrides.aud ?? order.audience,
    iss: `https://sts.windows.net/${tid}/`,
    iat: issued,
    nbf: issued,
    exp: now + expiresInSeconds,
    appid: overrides.appid ?? order.clientId,
    appidacr: '1',
    idp: `https://sts.windows.net/${tid}/`,
    oid: guidFrom(`principal:${order.clientId}`),
    roles: overrides.roles ?? order.roles,
    sub: guidFrom(`principal:${order.clientId}`),
    tid,
    uti: createHmac('sha256', KEY).update(String(order.nowMs)).digest('base64url').slice(0, 22),
    ver: '1.0',
  };
  const head = `${encode({ typ: 'JWT', alg: 'RS256', kid: 'simulator' })}.${encode(claims)}`;
  return `${head}.${signature(head)}`;
}

/** The claims of a token of ours, whether they are right or not; nothing if it was not made here. */
export function readAccessToken(token: string): TokenClaims | undefined {
  const [header = '', payload = '', signed = ''] = token.split('.');
  if (signature(`${header}.${payload}`) !== signed) return undefined;
  // Signed by us, hence written by signAccessToken.
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as TokenClaims;
}

/** The token of an Authorization header, '' if there is none. */
export function bearerOf(authorization: string | undefined): string {
  return /^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signature(head: string): string {
  return createHmac('sha256', KEY).update(head).digest('base64url');
}
