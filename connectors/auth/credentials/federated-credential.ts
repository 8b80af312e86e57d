import { ClientAssertionCredential } from '@azure/identity';
import type { TokenCredential } from '@azure/identity';
import type { EntraClient, FederatedToken } from '../entra-app.ts';
import type { IdentityHttpClient } from '../identity-http-client.ts';
import { credentialOptions } from './credential-options.ts';
import { readCredentialFile } from './read-credential-file.ts';

/**
 * Signs in with a token of another issuer, as the workload identity of Kubernetes. The library's own credential for it reads the
 * file too, but keeps it for 5 minutes, takes missing settings from the environment, and tells a missing file as it came.
 *
 * @throws {UpstreamError} `not-configured` if the file is missing or empty.
 */
export function federatedCredential(
  app: EntraClient,
  token: FederatedToken,
  http: IdentityHttpClient,
): TokenCredential {
  const assertion = readCredentialFile('federated token', token.file);
  return new ClientAssertionCredential(
    app.entraTenantId,
    app.clientId,
    () => Promise.resolve(assertion),
    credentialOptions(http),
  );
}
