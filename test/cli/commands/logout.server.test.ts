import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('signing out ends the credential on the server too', async () => {
  await cli.run(['login', 'ada']);
  const file = join(cli.env['XDG_CONFIG_HOME'] ?? '', 'watchbill', 'session.json');
  await copyFile(file, `${file}.stolen`);
  expect(await cli.run(['logout'])).toMatchObject({ code: 0, out: 'Signed out ada\n' });
  expect((await cli.run(['whoami'])).code).toBe(3);
  await copyFile(`${file}.stolen`, file);
  expect((await cli.run(['whoami'])).code).toBe(3);
  expect(await cli.run(['logout'])).toMatchObject({ code: 0, out: 'Signed out ada\n' });
});

test('nobody signed in is no mistake', async () => {
  expect(await cli.run(['logout'])).toMatchObject({ code: 0, out: 'Nobody was signed in\n' });
  expect((await cli.run(['logout', '--json'])).json()).toEqual({ signedOut: null });
});
