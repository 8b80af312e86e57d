import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadDeploymentKey } from '../../identity/deployment-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watchbill-key-'));
});
afterEach(async () => rm(folder, { recursive: true }));

test('the key is 256 bits, made once and the same afterwards', async () => {
  const key = await loadDeploymentKey(folder);
  expect(key).toHaveLength(32);
  expect(await loadDeploymentKey(folder)).toEqual(key);
});

test('a damaged key is refused, because another one would lose all open runs', async () => {
  await writeFile(join(folder, 'deployment.key'), 'abc', { mode: 0o600 });
  await expect(loadDeploymentKey(folder)).rejects.toThrow(/64 hexadecimal digits: it holds 3 characters\. Restore it/);
});
