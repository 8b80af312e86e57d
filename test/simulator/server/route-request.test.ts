import { request } from 'node:http';
import { expect, test } from 'vitest';
import { aBench, CONTOSO } from '../support.ts';

/** A path exactly as given: fetch would clean it first. */
function rawStatus(origin: string, path: string): Promise<number> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(origin);
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).end();
  });
}

test.each([
  ['/', 404],
  ['//', 404],
  ['/nowhere', 404],
  ['/loginx/a', 404],
  ['/control', 404],
  ['/control/health', 200],
  ['/servicenow/nobody/api/now/table/incident', 400],
  ['/servicenow/contoso/api/now/table/incident', 401],
  ['/management/api/v1.0/%zz/activity/feed/subscriptions/list', 401],
  [`/${CONTOSO.entraTenantId}/v2.0/.well-known/openid-configuration`, 200],
])('the path %s is %i', async (path, status) => {
  const { simulator } = await aBench();
  expect(await rawStatus(simulator.urls.control, path)).toBe(status);
});

test('a request is counted for the tenant whose id its path holds', async () => {
  const { control, feed } = await aBench();
  await feed('subscriptions/list');
  expect((await control.requests()).map(({ service, tenant }) => `${service} ${tenant}`)).toEqual([
    'login contoso',
    'management contoso',
  ]);
});
