import { expect, test } from 'vitest';
import { readAccessToken, signAccessToken } from '../../../simulator/login/access-token.ts';

const ORDER = { entraTenantId: 't', clientId: 'c', audience: 'a', roles: ['r'], nowMs: 1_000_000 };

test('what was signed is read back', () => {
  expect(readAccessToken(signAccessToken(ORDER))).toMatchObject({
    tid: 't',
    appid: 'c',
    aud: 'a',
    roles: ['r'],
    exp: 4_599,
  });
});

test('overrides replace claims, and a token may have expired before it was given', () => {
  const token = signAccessToken({ ...ORDER, overrides: { tid: 'x', roles: [], expiresInSeconds: -10 } });
  expect(readAccessToken(token)).toMatchObject({ tid: 'x', roles: [], exp: 990, nbf: 930 });
});

test.each(['', 'a.b.c', `${signAccessToken(ORDER)}x`])('a token that was not signed here is nothing: %#', (token) => {
  expect(readAccessToken(token)).toBeUndefined();
});
