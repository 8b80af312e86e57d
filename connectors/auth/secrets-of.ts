import type { EntraCredential } from './entra-app.ts';

/** Texts of a credential that must not appear in a message. */
export function secretsOf(credential: EntraCredential): readonly string[] {
  if ('clientSecret' in credential) return [credential.clientSecret];
  const password = 'certificate' in credential ? credential.certificate.password : undefined;
  return password === undefined ? [] : [password];
}
