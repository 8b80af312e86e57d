import { expect, test } from 'vitest';
import { aBench, refusalOf } from '../support.ts';

test('without a token the answer is 401 and says that it is empty', async () => {
  const { simulator } = await aBench();
  const response = await fetch(`${simulator.urls.graph}/v1.0/security/incidents`);
  expect(await refusalOf(response)).toBe('401 InvalidAuthenticationToken: Access token is empty.');
});

test.each([
  ['expired', { expiresInSeconds: -1 }, 'Lifetime validation failed, the token is expired.'],
  ['for another audience', { aud: 'https://manage.office.com' }, 'Access token validation failure. Invalid audience.'],
  ['of an unknown tenant', { tid: 'nobody' }, 'The identity of the calling application could not be established.'],
])('F19 a token that is %s is 401', async (_name, claims, message) => {
  const { control, graph } = await aBench();
  await control.addFault({ match: { service: 'login' }, times: 1, effect: { claims } });
  expect(await refusalOf(await graph('security/incidents'))).toBe(`401 InvalidAuthenticationToken: ${message}`);
});

test('a token that was not given out here is 401', async () => {
  const { simulator } = await aBench();
  const headers = { authorization: 'Bearer a.b.c' };
  const response = await fetch(`${simulator.urls.graph}/v1.0/security/incidents`, { headers });
  expect(await refusalOf(response)).toMatch(/^401 InvalidAuthenticationToken: CompactToken parsing failed/);
});

test.each(['nothing', 'security/nothing'])('a path that the model does not know is 400: %s', async (path) => {
  const { graph } = await aBench();
  expect(await refusalOf(await graph(path))).toBe("400 BadRequest: Resource not found for the segment 'nothing'.");
});

test('a fault of one tenant finds the tenant by the token', async () => {
  const { control, graph } = await aBench();
  await control.addFault({ match: { service: 'graph', tenant: 'fabrikam' }, effect: { status: 503 } });
  await control.addFault({ match: { service: 'graph', tenant: 'contoso' }, effect: { status: 504 } });
  expect((await graph('security/incidents')).status).toBe(504);
  expect((await control.requests({ service: 'graph' }))[0]?.tenant).toBe('contoso');
});

test('F19 a permission that was not granted is 403 and names it', async () => {
  const { graph, control } = await aBench();
  await control.setGrants({ tenant: 'contoso', withoutRoles: ['SecurityIncident.ReadWrite.All'] });
  expect(await refusalOf(await graph('security/incidents'))).toMatch(
    /^403 Forbidden: Missing application roles\. API required roles: SecurityIncident\.Read\.All, /,
  );
});

test('a wrong method is 405, and a body that is no JSON object is 400', async () => {
  const { graph } = await aBench();
  expect(await refusalOf(await graph('security/incidents/1005', { method: 'DELETE' }))).toMatch(/^405 /);
  expect(await refusalOf(await graph('security/incidents/1005', { method: 'PATCH', body: '{' }))).toMatch(
    /^400 BadRequest: Unable to read JSON request payload/,
  );
});

test('another version of the API is not known', async () => {
  const { simulator, token } = await aBench();
  const authorization = `Bearer ${await token({ scope: 'https://graph.microsoft.com/.default' })}`;
  const response = await fetch(`${simulator.urls.graph}/beta/security/incidents`, { headers: { authorization } });
  expect(await refusalOf(response)).toBe("400 BadRequest: Resource not found for the segment 'incidents'.");
});
