import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireOpenFolders, serverUser } from '../../../ledger/embedded-postgres/server-user.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'watchbill-user-'));
  await mkdir(path.join(folder, 'inner'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a closed folder anywhere above is named, an open one is not', async () => {
  const inner = path.join(folder, 'inner');
  await chmod(folder, 0o700);
  await expect(requireOpenFolders(inner)).rejects.toThrow(`cannot enter "${folder}". Allow others to enter it`);
  await chmod(folder, 0o711);
  await expect(requireOpenFolders(inner)).resolves.toBeUndefined();
});

test('the server never runs as root', async () => {
  const { ids } = await serverUser();
  expect(ids?.uid ?? process.getuid?.()).not.toBe(0);
});
