import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLock } from '../../../ledger/embedded-postgres/lock.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'watchbill-lock-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const lockOf = (pid: number | string, status = 'ready') =>
  writeFile(path.join(folder, 'postmaster.pid'), [pid, folder, 1, 5432, '', '127.0.0.1', '0 0', status, ''].join('\n'));

test('a folder without a lock has none', async () => {
  expect(await readLock(path.join(folder, 'elsewhere'))).toBeUndefined();
});

test('a lock of a process that ended is dead', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.once('exit', resolve));
  await lockOf(child.pid ?? 0);
  expect(await readLock(folder)).toMatchObject({ pid: child.pid, port: 5432, alive: false, ready: true });
});

test('a lock whose number belongs to another program is dead', async () => {
  await lockOf(process.pid);
  expect((await readLock(folder))?.alive).toBe(false);
});

test('a lock that is not finished, or is not one, is not ready and not alive', async () => {
  await lockOf('12abc', 'starting');
  expect(await readLock(folder)).toMatchObject({ alive: false, ready: false });
});
