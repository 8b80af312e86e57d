import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { ClientCertificateCredential } from '@azure/identity';
import type { TokenCredential } from '@azure/identity';
import { UpstreamError } from '../../upstream-error.ts';
import type { EntraCertificate, EntraClient } from '../entra-app.ts';
import type { IdentityHttpClient } from '../identity-http-client.ts';
import { credentialOptions } from './credential-options.ts';
import { readCredentialFile } from './read-credential-file.ts';

/**
 * Signs in with a certificate. It is looked at before it is used: Entra answers to a wrong key, an expired certificate and an
 * unknown one with the same code, and here the reason can still be told.
 *
 * @throws {UpstreamError} `not-configured` if the file holds no certificate that is valid now with its key.
 */
export function certificateCredential(
  app: EntraClient,
  certificate: EntraCertificate,
  http: IdentityHttpClient,
): TokenCredential {
  const pem = readCredentialFile('certificate', certificate.file);
  const key = readKey(pem, certificate);
  checkPair(pem, key, certificate.file);
  // The library opens an encrypted key too, but with messages that help nobody.
  const opened = `${certificatesOf(pem).join('\n')}\n${key.export({ format: 'pem', type: 'pkcs8' }).toString()}`;
  return new ClientCertificateCredential(
    app.entraTenantId,
    app.clientId,
    { certificate: opened },
    { ...credentialOptions(http), sendCertificateChain: certificate.sendChain ?? false },
  );
}

function readKey(pem: string, { file, password }: EntraCertificate): KeyObject {
  try {
    return createPrivateKey({ key: pem, format: 'pem', ...(password === undefined ? {} : { passphrase: password }) });
  } catch {
    // What the parser says may hold parts of the key, so it is not kept.
    const help = password === undefined ? 'if it is encrypted, name its `password`' : 'check its `password`';
    throw refused(file, `no private key can be read from it. Put one after the certificate, as PEM; ${help}`);
  }
}

function checkPair(pem: string, key: KeyObject, file: string): void {
  const first = certificatesOf(pem)[0];
  if (first === undefined) throw refused(file, 'it holds no certificate as PEM. Put it before the private key');
  const certificate = readCertificate(first, file);
  if (!certificate.checkPrivateKey(key)) {
    throw refused(file, 'its private key is of another certificate. Put the two that belong together into it');
  }
  const now = Date.now();
  if (Date.parse(certificate.validTo) < now) {
    throw refused(file, `the certificate expired on ${dayOf(certificate.validTo)}. Renew it, here and in Entra`);
  }
  if (Date.parse(certificate.validFrom) > now) {
    throw refused(
      file,
      `the certificate is valid from ${dayOf(certificate.validFrom)} on. Check the clock of this machine`,
    );
  }
}

function readCertificate(pem: string, file: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw refused(file, 'its certificate cannot be read. Export it again as PEM', cause);
  }
}

function certificatesOf(pem: string): readonly string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
}

function dayOf(time: string): string {
  return new Date(time).toISOString().slice(0, 10);
}

function refused(file: string, found: string, cause?: unknown): UpstreamError {
  return new UpstreamError('not-configured', `Cannot sign in with the certificate in file "${file}": ${found}`, {
    cause,
  });
}
