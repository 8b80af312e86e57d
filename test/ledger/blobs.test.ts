import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putBlob, readBlob } from '../../ledger/blobs.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'watchbill-blobs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a blob is read back by its SHA-256, however often and by however many it was put', async () => {
  const hashes = await Promise.all(Array.from({ length: 10 }, () => putBlob(folder, bytes('evidence'))));
  expect(new Set(hashes).size).toBe(1);
  expect(Buffer.from((await readBlob(folder, hashes[0] ?? '')) ?? []).toString()).toBe('evidence');
  expect(await readdir(path.join(folder, (hashes[0] ?? '').slice(0, 2)))).toEqual([hashes[0]]);
});

test('an empty blob is a blob, an unknown one is none', async () => {
  expect(await readBlob(folder, await putBlob(folder, bytes('')))).toHaveLength(0);
  expect(await readBlob(folder, 'f'.repeat(64))).toBeUndefined();
});

test('a blob that was changed on disk is never handed out, and putting it again mends it', async () => {
  const sha256 = await putBlob(folder, bytes('original'));
  await writeFile(path.join(folder, sha256.slice(0, 2), sha256), 'forged');
  await expect(readBlob(folder, sha256)).rejects.toThrow('its bytes have changed on disk');
  await putBlob(folder, bytes('original'));
  expect(await readBlob(folder, sha256)).toHaveLength(8);
});

test('a name that is not a hash never reaches the file system', async () => {
  await expect(readBlob(folder, '../../secret')).rejects.toThrow('not a SHA-256');
});
