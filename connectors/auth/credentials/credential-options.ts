import type { TokenCredentialOptions } from '@azure/identity';
import type { IdentityHttpClient } from '../identity-http-client.ts';

/** What every credential of the library is told: our way out, and no tries of its own, because waiting is the engine's. */
export function credentialOptions(
  http: IdentityHttpClient,
): TokenCredentialOptions & { disableInstanceDiscovery: boolean } {
  return {
    httpClient: http.client,
    authorityHost: http.authorityHost,
    disableInstanceDiscovery: http.disableInstanceDiscovery,
    retryOptions: { maxRetries: 0 },
  };
}
