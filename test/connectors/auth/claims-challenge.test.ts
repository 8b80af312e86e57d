import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHALLENGE_CHARACTERS_MAX, claimsOfChallenge } from '../../../connectors/auth/claims-challenge.ts';
import { createHttpClient } from '../../../connectors/http/http-client.ts';
import { sendJson, startLocalServer } from '../local-server.ts';
import { aGrant, anAuthority } from './an-authority.ts';

const CLAIMS = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
const coded = (text: string): string => Buffer.from(text).toString('base64');
const challenge = (claims: string): string =>
  `Bearer realm="", authorization_uri="https://login.example/common/oauth2/authorize", error="insufficient_claims", claims="${claims}"`;

describe('the claims of a challenge', () => {
  test('are read where a service wants them', () => {
    expect(claimsOfChallenge(challenge(coded(CLAIMS)))).toBe(CLAIMS);
  });

  test.each([
    ['no challenge', ''],
    ['another error', challenge(coded(CLAIMS)).replace('insufficient_claims', 'invalid_token')],
    ['no claims', 'Bearer error="insufficient_claims"'],
    ['claims in clear', challenge(CLAIMS.replaceAll('"', "'"))],
    ['claims that are no JSON', challenge(coded('{'))],
    ['claims that are no object', challenge(coded('[1]'))],
    ['claims that are nothing', challenge(coded('null'))],
    ['too long a text', challenge(coded(CLAIMS)).padEnd(CHALLENGE_CHARACTERS_MAX + 1)],
  ])('are not there with %s', (_, header) => {
    expect(claimsOfChallenge(header)).toBeUndefined();
  });

  test('are still read at the longest text', () => {
    expect(claimsOfChallenge(challenge(coded(CLAIMS)).padEnd(CHALLENGE_CHARACTERS_MAX))).toBe(CLAIMS);
  });

  test('never break us, whatever an upstream writes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, claims) => {
        const found = claimsOfChallenge(`${before} ${challenge(claims)}`);
        expect(found === undefined || typeof JSON.parse(found) === 'object').toBe(true);
      }),
    );
  });
});

/** What the authority was asked to put into the token. */
function asked(form: URLSearchParams): unknown {
  return JSON.parse(form.get('claims') ?? '{}');
}

test('F19: a service that challenges gets one token with what it wants, and the next token is asked as before', async () => {
  let count = 0;
  const authority = await anAuthority((_, response) => sendJson(response, 200, aGrant({ jti: ++count })));
  const source = authority.source({ clientSecret: 'a-secret-of-the-test' });
  const old = `Bearer ${await source.token()}`;
  const service = await startLocalServer((request, response) =>
    request.headers.authorization === old
      ? sendJson(response, 401, {}, { 'www-authenticate': challenge(coded(CLAIMS)) })
      : sendJson(response, 200, { fine: true }),
  );
  const http = createHttpClient({ upstream: 'Graph', base: service.url, reach: 'public', authorization: source });
  expect((await http.call({ purpose: 'read', method: 'GET', path: 'me' })).json).toEqual({ fine: true });
  expect(service.seen).toHaveLength(2);
  expect(asked(authority.form())).toMatchObject(JSON.parse(CLAIMS) as object);
  source.renew(`Bearer ${await source.token()}`);
  await source.token();
  expect(asked(authority.form())).not.toHaveProperty('access_token.nbf');
  expect(authority.seen).toHaveLength(3);
  await http.close();
  await service.close();
  await authority.close();
});

test('F19: a service that challenges again after the renewal is final', async () => {
  const authority = await anAuthority();
  const source = authority.source({ clientSecret: 'a-secret-of-the-test' });
  const service = await startLocalServer((_, response) =>
    sendJson(response, 401, {}, { 'www-authenticate': challenge(coded(CLAIMS)) }),
  );
  const http = createHttpClient({ upstream: 'Graph', base: service.url, reach: 'public', authorization: source });
  await expect(http.call({ purpose: 'read', method: 'GET', path: 'me' })).rejects.toMatchObject({
    kind: 'unauthorized',
  });
  expect([service.seen.length, authority.seen.length]).toEqual([2, 2]);
  await http.close();
  await service.close();
  await authority.close();
});

test('a connector whose token somebody else has renewed already asks for nothing more', async () => {
  const authority = await anAuthority();
  const source = authority.source({ clientSecret: 'a-secret-of-the-test' });
  await source.token();
  source.renew('Bearer an-older-one', challenge(coded(CLAIMS)));
  await source.token();
  expect(authority.seen).toHaveLength(1);
  await authority.close();
});
