import { afterEach, expect, test } from 'vitest';
import { createTokenCache } from '../../../connectors/auth/token-cache.ts';
import { sendJson } from '../local-server.ts';
import { aGrant, anAuthority, APPLICATION } from './an-authority.ts';
import type { TestAuthority } from './an-authority.ts';

const SECRET = { clientSecret: 'a-secret-of-the-test' };
let authority: TestAuthority;
afterEach(() => authority.close());

test('two connectors of one application for one service ask once, and renew for both', async () => {
  let count = 0;
  authority = await anAuthority((_, response) => sendJson(response, 200, aGrant({ jti: ++count })));
  const tokens = createTokenCache();
  const one = authority.source(SECRET, { tokens });
  const other = authority.source(SECRET, { tokens, clientId: APPLICATION.toUpperCase() });
  const [first, second] = await Promise.all([one.token(), other.token()]);
  expect(first).toBe(second);
  expect(authority.seen).toHaveLength(1);
  one.renew(`Bearer ${first}`);
  expect(await other.token()).not.toBe(first);
  expect(authority.seen).toHaveLength(2);
});

test.each([
  ['another service', { audience: 'https://manage.office.com' }],
  ['another application', { clientId: '99999999-2222-4333-8444-000000000000' }],
  ['another directory', { entraTenantId: '11111111-2222-4333-8444-000000000000' }],
])('a token is never one of %s', async (_, over) => {
  authority = await anAuthority();
  const tokens = createTokenCache();
  await authority.source(SECRET, { tokens }).token();
  await expect(authority.source(SECRET, { tokens, ...over }).token()).rejects.toMatchObject({ kind: 'unauthorized' });
  expect(authority.seen).toHaveLength(2);
});

test('a token of another cloud is not taken', async () => {
  authority = await anAuthority();
  const tokens = createTokenCache();
  await authority.source(SECRET, { tokens }).token();
  await authority.source(SECRET, { tokens, authority: `${authority.url}/other` }).token();
  expect(authority.seen).toHaveLength(2);
});

test('a connector that needs a permission is refused a token without it, and asks anew the next time', async () => {
  let roles: readonly string[] = [];
  authority = await anAuthority((_, response) => sendJson(response, 200, aGrant({ roles })));
  const tokens = createTokenCache();
  const needy = authority.source(SECRET, { tokens, roles: ['User.Read.All'] });
  await authority.source(SECRET, { tokens }).token();
  await expect(needy.token()).rejects.toMatchObject({ kind: 'forbidden' });
  roles = ['User.Read.All'];
  await expect(needy.token()).resolves.toBeTruthy();
  expect(authority.seen).toHaveLength(2);
});
