import { expect, test } from 'vitest';
import { checkRoles, checkToken } from '../../../connectors/auth/check-token.ts';
import { unsignedToken } from '../local-server.ts';

const EXPECTED = {
  entraTenantId: '00000000-0000-4000-8000-00000000000A',
  audience: 'https://manage.office.com',
  clientId: '00000000-0000-4000-8000-00000000000C',
};
const ROLES = ['ActivityFeed.Read'];
const CLAIMS = {
  tid: '00000000-0000-4000-8000-00000000000a',
  aud: 'https://manage.office.com/',
  appid: '00000000-0000-4000-8000-00000000000c',
  roles: ['Other', 'ActivityFeed.Read'],
};

function check(token: string): void {
  checkToken(token, EXPECTED);
  checkRoles(token, ROLES);
}

test.each([
  ['our tenant, service, application and permission', CLAIMS],
  ['our application as newer tokens name it', { ...CLAIMS, appid: undefined, azp: EXPECTED.clientId }],
  ['no application', { ...CLAIMS, appid: undefined }],
])('F19: a token for %s passes', (_, claims) => {
  expect(() => check(unsignedToken(claims))).not.toThrow();
});

test('permissions are not looked at where none are expected', () => {
  expect(() => checkRoles('opaque', [])).not.toThrow();
});

test.each([
  [
    'another tenant',
    { tid: 'ffffffff-0000-4000-8000-000000000000' },
    'unauthorized',
    /"tid" must be "0+-.*": found "f+-/,
  ],
  ['no tenant', { tid: 7 }, 'unauthorized', /found ""/],
  [
    'another service',
    { aud: 'https://graph.microsoft.com' },
    'unauthorized',
    /"aud" must be "https:\/\/manage.office.com": found "https:\/\/graph/,
  ],
  ['another application', { appid: 'ffffffff-0' }, 'unauthorized', /"appid" must be "0+-.*": found "ffffffff-0"/],
  [
    'another permission',
    { roles: ['Mail.Read'] },
    'forbidden',
    /"roles" must hold "ActivityFeed.Read": found "Mail.Read"/,
  ],
  ['no permission', { roles: undefined }, 'forbidden', /found none/],
])('F19: a token with %s is refused and says what was expected and found', (_, claims, kind, message) => {
  const token = unsignedToken({ ...CLAIMS, ...claims });
  try {
    check(token);
    expect.fail('It passed');
  } catch (error) {
    expect(error).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(String(error)).not.toContain(token.split('.')[1]);
  }
});

test.each(['opaque', 'a.!!!.c', `a.${Buffer.from('7').toString('base64url')}.c`])(
  'a text that is no JSON Web Token is refused: %s',
  (token) => {
    expect(() => check(token)).toThrow(/must be a JSON Web Token/);
  },
);
