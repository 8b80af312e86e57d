import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadDecisionKeys } from '../../identity/decision-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watchbill-key-'));
});
afterEach(async () => rm(folder, { recursive: true }));

test('the pair is made once; what verifies holds nothing private', async () => {
  const first = await loadDecisionKeys(folder);
  const second = await loadDecisionKeys(folder);
  expect(first.signing.type).toBe('private');
  expect(first.verifying.type).toBe('public');
  expect(second.verifying.equals(first.verifying)).toBe(true);
});

test('a key of another kind is refused', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(join(folder, 'decision.key'), pem, { mode: 0o600 });
  await expect(loadDecisionKeys(folder)).rejects.toThrow(/signed with Ed25519: it holds a key of type "ec"/);
});

test('a file that is no key is refused', async () => {
  await writeFile(join(folder, 'decision.key'), 'nonsense', { mode: 0o600 });
  await expect(loadDecisionKeys(folder)).rejects.toThrow(/cannot be read as PEM/);
});
