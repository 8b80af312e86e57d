import { readFileSync, statSync } from 'node:fs';
import { UpstreamError } from '../../upstream-error.ts';

/** Longest file of a credential, in bytes: a longer one is a mistaken path. A certificate with its chain and key has about 10,000. */
export const CREDENTIAL_BYTES_MAX = 65_536;

/**
 * Reads a file that proves who we are.
 *
 * @param what the file in words, for messages: `certificate`.
 * @throws {UpstreamError} `not-configured` if it is missing, empty or too long; never with its content.
 */
export function readCredentialFile(what: string, file: string): string {
  const text = contentOf(what, file).trim();
  if (text !== '') return text;
  throw refused(what, file, 'it is empty. Check what writes it');
}

function contentOf(what: string, file: string): string {
  try {
    const { size } = statSync(file);
    if (size <= CREDENTIAL_BYTES_MAX) return readFileSync(file, 'utf8');
  } catch (cause) {
    // Node's own errors of files carry a code.
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
    throw refused(what, file, `${code}. Check that the file exists and that Watchbill may read it`, cause);
  }
  throw refused(what, file, `it is longer than ${CREDENTIAL_BYTES_MAX} bytes. Check that the path is right`);
}

function refused(what: string, file: string, found: string, cause?: unknown): UpstreamError {
  return new UpstreamError('not-configured', `Cannot sign in with the ${what} in file "${file}": ${found}`, { cause });
}
