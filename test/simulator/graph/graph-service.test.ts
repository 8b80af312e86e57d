import { expect, test } from 'vitest';
import { aBench, FABRIKAM, refusalOf } from '../support.ts';

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
  expect(FABRIKAM.name).toBe('fabrikam');
});
