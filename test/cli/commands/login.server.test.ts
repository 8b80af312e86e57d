import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('signing in keeps the credential for its owner alone and never prints it', async () => {
  const { code, out } = await cli.run(['login', 'ada']);
  expect(code).toBe(0);
  expect(out).toMatch(/^Signed in as ADA \(ada\) until \d{4}-/);
  expect(out).not.toContain('wbt_');
  const file = join(cli.env['XDG_CONFIG_HOME'] ?? '', 'watchbill', 'session.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('on a terminal it asks who you are', async () => {
  const { code, out } = await cli.run(['login'], { types: ['bruno'] });
  expect(code).toBe(0);
  expect(out).toContain('  ada  ADA\n');
  expect(out).toContain('Signed in as BRUNO');
});

test('a program has to say who', async () => {
  const { code, err } = await cli.run(['login', '--json']);
  expect(code).toBe(2);
  expect(JSON.parse(err)).toMatchObject({
    error: { message: 'Cannot sign in: nobody was named', hint: expect.stringContaining('ada, bruno') },
  });
});

test('nobody of that name', async () => {
  const { code, err } = await cli.run(['login', 'eve\u001b[2J']);
  expect(code).toBe(4);
  expect(err).not.toContain('\u001b');
});

test('a program gets who and until when, and no credential', async () => {
  const ran = await cli.run(['login', 'ada', '--json']);
  expect(ran.json()).toEqual({ person: { id: 'ada', name: 'ADA' }, expiresAt: expect.any(String) });
});
