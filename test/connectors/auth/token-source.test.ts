import { afterEach, describe, expect, test } from 'vitest';
import { createTokenSource } from '../../../connectors/auth/token-source.ts';
import type { TokenSettings, TokenSource } from '../../../connectors/auth/token-source.ts';
import { sendJson, startLocalServer, unsignedToken } from '../local-server.ts';
import type { Handler, LocalServer } from '../local-server.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const SECRET = 'client-secret-of-the-test';

let server: LocalServer | undefined;
let source: TokenSource | undefined;
afterEach(async () => {
  await source?.close();
  await server?.close();
});

async function setUp(handler: Handler, settings: Partial<TokenSettings> = {}): Promise<TokenSource> {
  server = await startLocalServer(handler);
  source = createTokenSource({
    authority: server.url,
    entraTenantId: TENANT,
    clientId: '99999999-2222-4333-8444-555555555555',
    clientSecret: SECRET,
    audience: 'https://manage.office.com',
    roles: ['ActivityFeed.Read'],
    totalMs: 1_000,
    ...settings,
  });
  return source;
}

function grant(number: number, seconds = 3_600): Record<string, unknown> {
  const claims = { tid: TENANT, aud: 'https://manage.office.com', roles: ['ActivityFeed.Read'], jti: number };
  return { token_type: 'Bearer', expires_in: seconds, access_token: unsignedToken(claims) };
}

describe('a token', () => {
  test('comes from an authority on loopback in plain http, and nothing else is asked of anybody', async () => {
    const tokens = await setUp((_, response) => sendJson(response, 200, grant(1)));
    expect((await tokens.token()).split('.')).toHaveLength(3);
    expect(server?.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([`POST /${TENANT}/oauth2/v2.0/token`]);
    const form = new URLSearchParams(server?.seen[0]?.body);
    expect(form.get('scope')).toContain('https://manage.office.com/.default');
    expect([form.get('grant_type'), form.get('client_secret')]).toEqual(['client_credentials', SECRET]);
  });

  test('below a path of the authority is found too', async () => {
    const tokens = await setUp((request, response) =>
      sendJson(response, request.path.startsWith('/login/') ? 200 : 404, grant(1)),
    );
    await source?.close();
    source = createTokenSource({
      entraTenantId: TENANT,
      clientId: 'a',
      clientSecret: SECRET,
      roles: [],
      authority: `${server?.url}/login`,
      audience: 'https://manage.office.com',
    });
    await expect(source.token()).resolves.toBeTruthy();
    await tokens.close();
  });

  test('is asked for once by many at a time, kept until 2 minutes before it expires, and asked for again then', async () => {
    let count = 0;
    let now = Date.now();
    const tokens = await setUp((_, response) => sendJson(response, 200, grant(++count)), { now: () => now });
    const [first, second] = await Promise.all([tokens.token(), tokens.token()]);
    expect(first).toBe(second);
    now += 3_600_000 - 125_000;
    expect(await tokens.token()).toBe(first);
    now += 10_000;
    expect(await tokens.token()).not.toBe(first);
    expect(count).toBe(2);
  });

  test('F19: is fresh after a refusal, but a refusal of an older one changes nothing', async () => {
    let count = 0;
    const tokens = await setUp((_, response) => sendJson(response, 200, grant(++count)));
    const first = await tokens.token();
    tokens.renew(`Bearer ${first}`);
    const second = await tokens.token();
    expect(second).not.toBe(first);
    tokens.renew(`Bearer ${first}`);
    expect(await tokens.token()).toBe(second);
    expect(count).toBe(2);
  });
});

describe('an authority that refuses', () => {
  test.each([
    [
      401,
      { error: 'invalid_client', error_description: `AADSTS7000215: Invalid client secret ${SECRET} provided.` },
      'unauthorized',
      'AADSTS7000215',
    ],
    [
      400,
      { error: 'unauthorized_client', error_description: 'AADSTS700016: Application was not found.' },
      'unauthorized',
      'AADSTS700016',
    ],
    [429, {}, 'throttled', undefined],
    [500, {}, 'unavailable', undefined],
    [503, 'not an object', 'unavailable', undefined],
  ])('F19: with %i %j is typed, keeps the code and tells no secret', async (status, body, kind, upstreamCode) => {
    const tokens = await setUp((_, response) => sendJson(response, status, body, { 'retry-after': '3' }));
    const error: unknown = await tokens.token().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'UpstreamError', kind, upstreamCode, status, retryAfterMs: 3_000 });
    expect(JSON.stringify(error) + String(error)).not.toContain(SECRET);
  });

  test('F19: with HTML, with nothing or not at all is typed, and the next question is asked anew', async () => {
    let answer = 0;
    const tokens = await setUp((_, response) => {
      answer++;
      if (answer === 1) response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
      else if (answer === 2) response.destroy();
      else if (answer === 4) sendJson(response, 200, grant(1));
    });
    await expect(tokens.token()).rejects.toMatchObject({ kind: 'invalid-answer' });
    await expect(tokens.token()).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(tokens.token()).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(tokens.token()).resolves.toBeTruthy();
  });

  test('leaves a caller who cancels before it answers', async () => {
    const tokens = await setUp(() => undefined);
    await expect(tokens.token(AbortSignal.timeout(30))).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('is never one in plain http off loopback', () => {
    const settings = {
      entraTenantId: TENANT,
      clientId: 'a',
      clientSecret: SECRET,
      audience: 'https://manage.office.com',
      roles: [],
    };
    expect(() => createTokenSource({ ...settings, authority: 'http://login.example' })).toThrow(
      /Cannot ask for tokens because the authority must be https/,
    );
  });
});
