import { ClientSecretCredential } from '@azure/identity';
import type { TokenCredential } from '@azure/identity';
import type { EntraApp } from '../entra-app.ts';
import type { IdentityHttpClient } from '../identity-http-client.ts';
import { certificateCredential } from './certificate-credential.ts';
import { credentialOptions } from './credential-options.ts';
import { federatedCredential } from './federated-credential.ts';
import { managedCredential } from './managed-credential.ts';

/**
 * The library's credential for one question. Files are read anew, so that what is renewed from outside counts at once; and the
 * library keeps a cache in each credential, from which a token that was refused would come again.
 *
 * @throws {UpstreamError} `not-configured` if a file is not what it must be; what the machine's identity service refuses.
 */
export async function makeCredential(app: EntraApp, http: IdentityHttpClient): Promise<TokenCredential> {
  if ('certificate' in app) return certificateCredential(app, app.certificate, http);
  if ('federatedToken' in app) return federatedCredential(app, app.federatedToken, http);
  if ('managedIdentity' in app) return managedCredential(app, app.managedIdentity, http);
  return new ClientSecretCredential(app.entraTenantId, app.clientId, app.clientSecret, credentialOptions(http));
}
