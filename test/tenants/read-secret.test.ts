import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UpstreamError } from '../../connectors/upstream-error.ts';
import { readSecret, SECRET_CHARACTERS_MAX } from '../../tenants/read-secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'watchbill-secret-'));

function aFile(text: string): string {
  const file = join(folder, `secret-${Math.random()}`);
  writeFileSync(file, text);
  return file;
}

function failureOf(read: () => string): UpstreamError {
  try {
    read();
  } catch (error) {
    if (error instanceof UpstreamError) return error;
    throw error;
  }
  return expect.fail('expected an UpstreamError');
}

test('a secret is read from the environment variable that the reference names', () => {
  expect(readSecret({ env: 'MAIL_PASSWORD' }, { MAIL_PASSWORD: 's3cret' })).toBe('s3cret');
});

test('a variable that is not set is not-configured, and the message names the variable', () => {
  const failure = failureOf(() => readSecret({ env: 'MAIL_PASSWORD' }, {}));
  expect(failure.kind).toBe('not-configured');
  expect(failure.message).toContain('environment variable "MAIL_PASSWORD"');
});

test('an empty variable counts as not set', () => {
  expect(failureOf(() => readSecret({ env: 'MAIL_PASSWORD' }, { MAIL_PASSWORD: '' })).kind).toBe('not-configured');
});

test('a secret in a file is read without the line end that editors add', () => {
  expect(readSecret({ file: aFile('s3cret\n') })).toBe('s3cret');
  expect(readSecret({ file: aFile('s3cret\r\n') })).toBe('s3cret');
  expect(readSecret({ file: aFile(' s3cret ') })).toBe(' s3cret ');
});

test('a file that is missing is not-configured, and the message names the file', () => {
  const failure = failureOf(() => readSecret({ file: '/nowhere/secret' }));
  expect(failure.kind).toBe('not-configured');
  expect(failure.message).toContain('"/nowhere/secret": ENOENT');
});

test('a value longer than a secret can be is refused without being shown', () => {
  expect(readSecret({ file: aFile('x'.repeat(SECRET_CHARACTERS_MAX)) })).toHaveLength(SECRET_CHARACTERS_MAX);
  const failure = failureOf(() => readSecret({ file: aFile('x'.repeat(SECRET_CHARACTERS_MAX + 1)) }));
  expect(failure.kind).toBe('not-configured');
  expect(failure.message).not.toContain('xxx');
});
