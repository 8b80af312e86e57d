import { ClientAssertionCredential, ManagedIdentityCredential } from '@azure/identity';
import type { AccessToken, TokenCredential } from '@azure/identity';
import { redact } from '../../http/redact.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { EntraClient, ManagedIdentity } from '../entra-app.ts';
import type { IdentityHttpClient } from '../identity-http-client.ts';
import { credentialOptions } from './credential-options.ts';
import { createMachineHttpClient } from './machine-http-client.ts';
import type { MachineHttpClient } from './machine-http-client.ts';

/*
 * The identity of a machine gets tokens in its own directory only. For a customer's directory it vouches: its token for
 * the exchange is the assertion by which the application signs in there, so that no secret exists anywhere.
 */

// The library keeps the first way out that it gets for the whole process, and its tokens too; so there is one way, and one
// question at a time, so that what went wrong is told to the one who asked.
let machine: MachineHttpClient | undefined;
let turn: Promise<void> = Promise.resolve();

/** For which service the identity's token is when it vouches, by authority. */
const EXCHANGES: Readonly<Record<string, string>> = {
  'login.microsoftonline.us': 'api://AzureADTokenExchangeUSGov',
  'login.chinacloudapi.cn': 'api://AzureADTokenExchangeChina',
  'login.partner.microsoftonline.cn': 'api://AzureADTokenExchangeChina',
};
const PUBLIC_EXCHANGE = 'api://AzureADTokenExchange';

/**
 * Signs in with the identity that Azure gives this machine.
 *
 * @throws {UpstreamError} `unauthorized`, `throttled`, `unavailable` if the machine has no such identity, or cannot be asked.
 */
export async function managedCredential(
  app: EntraClient,
  identity: ManagedIdentity,
  http: IdentityHttpClient,
): Promise<TokenCredential> {
  if (identity.direct === true) return { getToken: (scopes) => tokenOfMachine(identity, [scopes].flat()[0] ?? '') };
  const { token } = await tokenOfMachine(identity, `${exchangeOf(http.authorityHost)}/.default`);
  return new ClientAssertionCredential(
    app.entraTenantId,
    app.clientId,
    () => Promise.resolve(token),
    credentialOptions(http),
  );
}

/** The audience of the exchange in the cloud of an authority. */
export function exchangeOf(authorityHost: string): string {
  return EXCHANGES[new URL(authorityHost).hostname] ?? PUBLIC_EXCHANGE;
}

async function tokenOfMachine(identity: ManagedIdentity, scope: string): Promise<AccessToken> {
  const asked = turn.then(() => askMachine(identity, scope));
  turn = asked.then(nothing, nothing);
  return asked;
}

async function askMachine(identity: ManagedIdentity, scope: string): Promise<AccessToken> {
  machine ??= createMachineHttpClient();
  const credential = new ManagedIdentityCredential({
    ...(identity.clientId === undefined ? {} : { clientId: identity.clientId }),
    httpClient: machine.client,
    retryOptions: { maxRetries: 0 },
  });
  try {
    return await credential.getToken(scope);
  } catch (cause) {
    throw machine.takeFailure() ?? notGiven(cause);
  }
}

function nothing(): void {
  // Whoever waits for the turn does not care how the one before ended.
}

function notGiven(cause: unknown): UpstreamError {
  const reason = cause instanceof Error ? cause.message : 'no reason given';
  return new UpstreamError(
    'unauthorized',
    `Cannot get a token of the identity of this machine: ${redact(reason, [])}. Check that it has one`,
  );
}
