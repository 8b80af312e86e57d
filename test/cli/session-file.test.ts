import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSession, removeSession, saveSession, sessionFile } from '../../cli/session-file.ts';

let env: { XDG_CONFIG_HOME: string };
beforeEach(async () => {
  env = { XDG_CONFIG_HOME: await mkdtemp(join(tmpdir(), 'watchbill-session-')) };
});
afterEach(async () => rm(env.XDG_CONFIG_HOME, { recursive: true }));

const session = { url: 'http://127.0.0.1:7420', token: 'wbt_x', person: 'ada', expiresAt: '2026-11-21T21:00:00.000Z' };

test('a sign-in is kept for its owner alone, even where the file was open before', async () => {
  await saveSession(env, session);
  await chmod(sessionFile(env), 0o644);
  await saveSession(env, session);
  expect((await stat(sessionFile(env))).mode & 0o777).toBe(0o600);
  expect(await readSession(env, session.url)).toEqual(session);
});

test('a credential is never sent to another server than its own', async () => {
  await saveSession(env, session);
  expect(await readSession(env, 'http://elsewhere.example')).toBeUndefined();
});

test.each(['', '{', '[]', '{"url":"http://127.0.0.1:7420"}', 'null'])(
  'a file that holds %j is no sign-in',
  async (content) => {
    await saveSession(env, session);
    await writeFile(sessionFile(env), content);
    expect(await readSession(env, session.url)).toBeUndefined();
  },
);

test('what was forgotten is gone, and forgetting twice is no mistake', async () => {
  await saveSession(env, session);
  await removeSession(env);
  await removeSession(env);
  expect(await readSession(env, session.url)).toBeUndefined();
  await expect(readFile(sessionFile(env))).rejects.toThrow();
});

test('without XDG_CONFIG_HOME the file lies in .config of the home folder', () => {
  expect(sessionFile({ HOME: '/somewhere' })).toBe(join('/somewhere', '.config', 'watchbill', 'session.json'));
});
