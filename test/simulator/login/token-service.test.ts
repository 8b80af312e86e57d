import { expect, test } from 'vitest';
import { aBench, askTokenResponse, CONTOSO, FABRIKAM, jsonOf } from '../support.ts';

interface Refusal {
  readonly error: string;
  readonly error_description: string;
  readonly error_codes: number[];
}

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
}

test('a token names tenant, audience, application, roles and an end within the hour', async () => {
  const { token, clock } = await aBench();
  const claims = claimsOf(await token());
  expect(claims).toMatchObject({
    tid: CONTOSO.entraTenantId,
    aud: 'https://manage.office.com',
    appid: CONTOSO.clientId,
    exp: Math.floor(clock.now / 1_000) + 3_599,
  });
  expect(claims['roles']).toContain('ActivityFeed.Read');
});

test('a wrong secret is AADSTS7000215 with 401 and never echoes the secret', async () => {
  const { simulator } = await aBench();
  const response = await askTokenResponse(simulator, { client_secret: 'guess' });
  const refusal = await jsonOf<Refusal>(response);
  expect(response.status).toBe(401);
  expect(refusal.error).toBe('invalid_client');
  expect(refusal.error_codes).toEqual([7_000_215]);
  expect(refusal.error_description).toMatch(/^AADSTS7000215: Invalid client secret/);
  expect(JSON.stringify(refusal)).not.toContain('guess');
});

test.each([
  ['an unknown tenant', { tid: '11111111-1111-4111-8111-111111111111' }, 90_002],
  ['an application without consent', { client_id: FABRIKAM.clientId }, 700_016],
  ['a resource that the tenant lacks', { scope: 'https://graph.example/.default' }, 500_011],
  ['a scope that is not .default', { scope: 'https://manage.office.com/ActivityFeed.Read' }, 1_002_012],
  ['another grant', { grant_type: 'password' }, 70_003],
])('%s is refused with its own code', async (_name, form, code) => {
  const { simulator } = await aBench();
  const response = await askTokenResponse(simulator, form);
  expect(response.status).toBe(400);
  expect((await jsonOf<Refusal>(response)).error_codes).toEqual([code]);
});

test.each([
  ['https://graph.microsoft.com', 'SecurityIncident.ReadWrite.All'],
  ['https://graph.microsoft.us', 'User.EnableDisableAccount.All'],
  ['https://api.securitycenter.microsoft.com', 'Machine.Isolate'],
  ['https://api-gov.securitycenter.microsoft.us', 'Ti.ReadWrite.All'],
])('a token for %s carries the permissions that the customer granted: %s', async (audience, role) => {
  const { token } = await aBench();
  const claims = claimsOf(await token({ scope: `${audience}/.default` }));
  expect(claims['aud']).toBe(audience);
  expect(claims['roles']).toContain(role);
  expect(claims['roles']).not.toContain('ActivityFeed.Read');
});

test.each([
  ['the consent was withdrawn', { consent: 'withdrawn' as const }, 65_001],
  ['the application was removed', { consent: 'removed' as const }, 700_016],
  ['the service is not licensed', { withoutLicences: ['defenderForEndpoint' as const] }, 500_011],
])('a token is refused with its own code when %s, for this customer alone', async (_name, grants, code) => {
  const { simulator, control } = await aBench();
  const scope = 'https://api.securitycenter.microsoft.com/.default';
  await control.setGrants({ tenant: 'contoso', ...grants });
  const refused = await askTokenResponse(simulator, { scope });
  expect((await jsonOf<Refusal>(refused)).error_codes).toEqual([code]);
  const form = { tid: FABRIKAM.entraTenantId, client_id: FABRIKAM.clientId, client_secret: FABRIKAM.clientSecret };
  expect((await askTokenResponse(simulator, { scope, ...form })).status).toBe(200);
});

test('the openid configuration names endpoints by https at the host that was asked', async () => {
  const { simulator } = await aBench();
  const url = `${simulator.urls.token}/${CONTOSO.entraTenantId}/v2.0/.well-known/openid-configuration`;
  const document = await jsonOf<{ token_endpoint: string; issuer: string }>(await fetch(url));
  const host = new URL(simulator.urls.token).host;
  expect(document.token_endpoint).toBe(`https://${host}/login/${CONTOSO.entraTenantId}/oauth2/v2.0/token`);
  const discovery = await fetch(`${simulator.urls.token}/common/discovery/instance`);
  expect(await discovery.json()).toMatchObject({ metadata: [{ aliases: [host] }] });
});

test('the token endpoint also answers at the root, without /login', async () => {
  const { simulator } = await aBench();
  const root = simulator.urls.token.replace('/login', '');
  const response = await fetch(`${root}/${CONTOSO.entraTenantId}/oauth2/v2.0/token`, { method: 'POST', body: '' });
  expect((await jsonOf<Refusal>(response)).error_codes).toEqual([900_144]);
});

test.each([
  ['tid', { tid: FABRIKAM.entraTenantId }, '401 AF20010'],
  ['roles', { roles: [] }, '401 AF10001'],
])('F19 a token with wrong %s is given out by a fault and refused by the feed', async (claim, claims, refusal) => {
  const { control, feed } = await aBench();
  await control.addFault({ match: { service: 'login', tenant: 'contoso' }, effect: { claims } });
  const response = await feed('subscriptions/list');
  const { error } = await jsonOf<{ error: { code: string } }>(response);
  expect(`${response.status} ${error.code}`).toBe(refusal);
  expect((await control.faults())[0]?.fired, claim).toBe(1);
});

test.each([
  ['an expired token', { expiresInSeconds: -1 }],
  ['a token for another audience', { aud: 'https://graph.example' }],
])('F19 %s is 401 without an AF code', async (_name, claims) => {
  const { control, feed } = await aBench();
  await control.addFault({ match: { service: 'login' }, times: 1, effect: { claims } });
  const refused = await feed('subscriptions/list');
  expect(refused.status).toBe(401);
  expect(await refused.json()).toEqual({ Message: 'Authorization has been denied for this request.' });
  expect((await feed('subscriptions/list')).status).toBe(200);
});
