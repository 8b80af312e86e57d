import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeyFileError, readOrMakeKeyFile } from '../../identity/key-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watchbill-key-'));
});
afterEach(async () => rm(folder, { recursive: true }));

test('a key that is not there is made, readable by its owner alone, in folders made on the way', async () => {
  const file = join(folder, 'deep', 'a.key');
  expect(await readOrMakeKeyFile(file, () => 'first')).toBe('first');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'deep'))).toEqual(['a.key']);
});

test('a key that is there is kept', async () => {
  const file = join(folder, 'a.key');
  await readOrMakeKeyFile(file, () => 'first');
  expect(await readOrMakeKeyFile(file, () => 'second')).toBe('first');
});

test('processes that start at the same time agree on one key', async () => {
  const file = join(folder, 'a.key');
  const keys = await Promise.all(Array.from({ length: 20 }, (_, n) => readOrMakeKeyFile(file, () => `key ${n}`)));
  expect(new Set(keys).size).toBe(1);
  expect(await readFile(file, 'utf8')).toBe(keys[0]);
});

test.each([0o644, 0o640, 0o604])('a key file of mode %o is refused with what to do', async (mode) => {
  const file = join(folder, 'a.key');
  await writeFile(file, 'secret-content');
  await chmod(file, mode);
  const refused = await readOrMakeKeyFile(file, () => 'x').catch((problem: unknown) => problem);
  expect(refused).toBeInstanceOf(KeyFileError);
  expect(String(refused)).toMatch(/its mode is 6\d\d\. Set it with chmod 600/);
  expect(String(refused)).not.toContain('secret-content');
});
