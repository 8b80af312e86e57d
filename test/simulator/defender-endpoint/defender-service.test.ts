import { expect, test } from 'vitest';
import { aBench, refusalOf } from '../support.ts';

test('without a token, or with one for Graph, the answer is 401', async () => {
  const { simulator, token } = await aBench();
  const url = `${simulator.urls.defenderEndpoint}/api/machines`;
  const authorization = `Bearer ${await token({ scope: 'https://graph.microsoft.com/.default' })}`;
  for (const headers of [{}, { authorization }]) {
    expect(await refusalOf(await fetch(url, { headers }))).toMatch(/^401 Unauthorized: /);
  }
});

test('F19 an expired token is 401', async () => {
  const { control, defender } = await aBench();
  await control.addFault({ match: { service: 'login' }, times: 1, effect: { claims: { expiresInSeconds: -1 } } });
  expect((await defender('machines')).status).toBe(401);
});

test('a path that leads nowhere is 404, below /api and outside it', async () => {
  const { simulator, defender, token } = await aBench();
  expect(await refusalOf(await defender('nothing'))).toMatch(/^404 NotFound: /);
  const authorization = `Bearer ${await token({ scope: 'https://api.securitycenter.microsoft.com/.default' })}`;
  const outside = await fetch(`${simulator.urls.defenderEndpoint}/machines`, { headers: { authorization } });
  expect(outside.status).toBe(404);
});
