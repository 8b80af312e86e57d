import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  CREDENTIAL_BYTES_MAX,
  readCredentialFile,
} from '../../../../connectors/auth/credentials/read-credential-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'credential-'));
const file = join(folder, 'file');
afterAll(() => rmSync(folder, { recursive: true }));

test('a file is read up to its limit, without the white space around it', () => {
  writeFileSync(file, ` ${'x'.repeat(CREDENTIAL_BYTES_MAX - 2)}\n`);
  expect(readCredentialFile('certificate', file)).toHaveLength(CREDENTIAL_BYTES_MAX - 2);
});

test.each([
  ['a longer one', 'x'.repeat(CREDENTIAL_BYTES_MAX + 1), /longer than 65536 bytes/],
  ['an empty one', ' \n', /it is empty/],
])('%s is refused without its content', (_, content, message) => {
  writeFileSync(file, content);
  expect(() => readCredentialFile('certificate', file)).toThrow(message);
});

test('a missing one is told', () => {
  expect(() => readCredentialFile('certificate', join(folder, 'none'))).toThrow(/ENOENT\. Check that the file exists/);
});
