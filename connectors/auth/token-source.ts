import type { AccessToken } from '@azure/identity';
import type { Authorization } from '../http/http-client.ts';
import { redact } from '../http/redact.ts';
import { UpstreamError } from '../upstream-error.ts';
import { claimsOfChallenge } from './claims-challenge.ts';
import { checkRoles, checkToken } from './check-token.ts';
import { makeCredential } from './credentials/make-credential.ts';
import type { EntraApp } from './entra-app.ts';
import { createIdentityHttpClient } from './identity-http-client.ts';
import type { IdentityHttpClient } from './identity-http-client.ts';
import { secretsOf } from './secrets-of.ts';
import { createTokenCache } from './token-cache.ts';

/** Whose token, for what. */
export type TokenSettings = EntraApp & {
  /** The service, as `https://manage.office.com`: gives the scope, and the `aud` that the token must have. */
  readonly audience: string;
  /** Application permissions that the token must hold. */
  readonly roles: readonly string[];
  /** Milliseconds for one answer of the authority. @default 30000 */
  readonly totalMs?: number;
  /** For tests that wind time forward. @default Date.now */
  readonly now?: () => number;
};

/** Tokens of one application in one tenant for one service. */
export interface TokenSource extends Authorization {
  /**
   * A checked token, from the cache while it is valid for more than 2 minutes.
   *
   * @throws {UpstreamError} `unauthorized`, `forbidden`, `not-configured`, `throttled`, `unavailable`; never with a token or secret.
   */
  token(signal?: AbortSignal): Promise<string>;
  renew(refused: string, challenge?: string): void;
  close(): Promise<void>;
}

const PUBLIC_AUTHORITY = 'https://login.microsoftonline.com';
const EXPIRY_MARGIN_MS = 2 * 60_000;
const TOTAL_MS = 30_000;

/**
 * Makes a source of tokens; asks for none yet.
 *
 * @throws {UpstreamError} `not-configured` for an authority that is not https.
 */
export function createTokenSource(settings: TokenSettings): TokenSource {
  const authority = settings.authority ?? PUBLIC_AUTHORITY;
  const http = createIdentityHttpClient({
    authority,
    secrets: secretsOf(settings),
    totalMs: settings.totalMs ?? TOTAL_MS,
  });
  const now = settings.now ?? Date.now;
  const slot = (settings.tokens ?? createTokenCache()).slotOf({ ...settings, authority });

  // One question for all who wait: the authority throttles, and a library call cannot be cancelled by one of them.
  const fresh = (): Promise<AccessToken> => {
    slot.pending ??= askForToken(settings, http, slot.claims)
      .then((token) => {
        // A challenge is about the token before; the next ones are younger than it anyway.
        slot.claims = undefined;
        return (slot.cached = token);
      })
      .finally(() => (slot.pending = undefined));
    return slot.pending;
  };
  const token = async (signal?: AbortSignal): Promise<string> => {
    const { cached } = slot;
    const isFresh = cached !== undefined && cached.expiresOnTimestamp - EXPIRY_MARGIN_MS > now();
    const found = isFresh ? cached : await abortable(fresh(), signal);
    try {
      checkRoles(found.token, settings.roles);
    } catch (error) {
      // A permission that is granted now is in the next token only.
      if (slot.cached === found) slot.cached = undefined;
      throw error;
    }
    return found.token;
  };
  return {
    token,
    header: async (signal) => `Bearer ${await token(signal)}`,
    renew: (refused, challenge = '') => {
      if (refused !== `Bearer ${slot.cached?.token ?? ''}`) return;
      slot.cached = undefined;
      slot.claims = claimsOfChallenge(challenge);
    },
    close: () => http.close(),
  };
}

async function askForToken(
  settings: TokenSettings,
  http: IdentityHttpClient,
  claims: string | undefined,
): Promise<AccessToken> {
  try {
    const credential = await makeCredential(settings, http);
    // Says that we heed challenges: a service that supports them then refuses at once what was revoked meanwhile.
    const options = { enableCae: true, ...(claims === undefined ? {} : { claims }) };
    const token = await credential.getToken(`${settings.audience.replace(/\/$/, '')}/.default`, options);
    if (token === null) throw new UpstreamError('unauthorized', 'Cannot get a token: the library gave none');
    checkToken(token.token, settings);
    return token;
  } catch (error) {
    if (error instanceof UpstreamError) throw error;
    throw http.takeFailure() ?? libraryFailure(settings, error);
  }
}

function libraryFailure(settings: TokenSettings, error: unknown): UpstreamError {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'no reason given';
  return new UpstreamError('unauthorized', `Cannot get a token: ${redact(reason, secretsOf(settings))}`);
}

function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
