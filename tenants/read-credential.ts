import type { CredentialRef, SecretRef } from './tenant.ts';
import { readSecret } from './read-secret.ts';

/** A credential with its secrets read; files are left to whoever signs in, because they are renewed from outside. */
export type ReadCredential =
  | { readonly clientSecret: string }
  | { readonly certificate: ReadCertificate }
  | Exclude<CredentialRef, { readonly clientSecret: SecretRef } | { readonly certificate: object }>;

/** A certificate whose password is read. */
interface ReadCertificate {
  readonly file: string;
  readonly password?: string;
  readonly sendChain?: boolean;
}

/**
 * Reads the secrets of a credential at the moment it is used.
 *
 * @throws {UpstreamError} `not-configured` if there is nothing at a reference.
 */
export function readCredential(credential: CredentialRef): ReadCredential {
  if ('clientSecret' in credential) return { clientSecret: readSecret(credential.clientSecret) };
  if ('federatedToken' in credential) return { federatedToken: credential.federatedToken };
  if ('managedIdentity' in credential) return { managedIdentity: credential.managedIdentity };
  const { password, ...certificate } = credential.certificate;
  return { certificate: { ...certificate, ...(password === undefined ? {} : { password: readSecret(password) }) } };
}
