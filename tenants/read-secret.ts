import { readFileSync } from 'node:fs';
import { UpstreamError } from '../connectors/upstream-error.ts';
import type { SecretRef } from './tenant.ts';

/** Longest secret accepted, in characters: longer files are a mistaken path, not a secret. */
export const SECRET_CHARACTERS_MAX = 16_384;

/**
 * Reads a secret at the moment it is used. The value is kept nowhere; errors name the reference, never the value.
 *
 * @param environment where `env` references are looked up. @default process.env
 * @throws {UpstreamError} `not-configured` if there is nothing at the reference.
 */
export function readSecret(reference: SecretRef, environment: NodeJS.ProcessEnv = process.env): string {
  const name = describeSecretRef(reference);
  const value = 'env' in reference ? (environment[reference.env] ?? '') : readSecretFile(reference.file);
  if (value === '') {
    throw new UpstreamError(
      'not-configured',
      `Cannot read the secret because ${name} is not set or empty. Set it and try again`,
    );
  }
  if (value.length > SECRET_CHARACTERS_MAX) {
    throw new UpstreamError(
      'not-configured',
      `Cannot use the secret because ${name} is longer than ${SECRET_CHARACTERS_MAX} characters. Check that the reference names a secret`,
    );
  }
  return value;
}

/** The reference in words, safe to show: `environment variable "X"` or `file "/run/secrets/x"`. */
export function describeSecretRef(reference: SecretRef): string {
  return 'env' in reference ? `environment variable "${reference.env}"` : `file "${reference.file}"`;
}

function readSecretFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new UpstreamError(
      'not-configured',
      `Cannot read the secret in file "${file}": ${code}. Check that the file exists and that Watchbill may read it`,
      { cause },
    );
  }
}
