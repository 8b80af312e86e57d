import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anAuthority } from '../an-authority.ts';

test('an application that another issuer vouches for sends the token of its file, as it is now', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'federated-'));
  const file = join(folder, 'token');
  const authority = await anAuthority();
  writeFileSync(file, 'a-first-assertion\n');
  const source = authority.source({ federatedToken: { file } });
  const first = await source.token();
  expect(authority.form().get('client_assertion')).toBe('a-first-assertion');
  expect(authority.form().get('client_secret')).toBeNull();
  writeFileSync(file, 'a-second-assertion');
  source.renew(`Bearer ${first}`);
  await source.token();
  expect(authority.form().get('client_assertion')).toBe('a-second-assertion');
  await authority.close();
  rmSync(folder, { recursive: true });
});

test('a missing file is told by its name, and nobody is asked', async () => {
  const authority = await anAuthority();
  await expect(authority.source({ federatedToken: { file: '/nowhere/token' } }).token()).rejects.toMatchObject({
    kind: 'not-configured',
    message: expect.stringContaining('federated token in file "/nowhere/token": ENOENT'),
  });
  expect(authority.seen).toEqual([]);
  await authority.close();
});
