import { expect, test } from 'vitest';
import { aBench, afOf, CONTOSO, FABRIKAM, jsonOf } from '../support.ts';

test('a call without a token, or with one that was tampered with, is 401', async () => {
  const { simulator, token } = await aBench();
  const url = `${simulator.urls.management}/api/v1.0/${CONTOSO.entraTenantId}/activity/feed/subscriptions/list`;
  expect((await fetch(url)).status).toBe(401);
  const [header, , signature] = (await token()).split('.');
  const forged = Buffer.from(JSON.stringify({ tid: CONTOSO.entraTenantId, exp: 9e9 })).toString('base64url');
  const response = await fetch(url, { headers: { authorization: `Bearer ${header}.${forged}.${signature}` } });
  expect(response.status).toBe(401);
});

test('a token of one tenant does not open the feed of another', async () => {
  const { simulator, token } = await aBench();
  const headers = { authorization: `Bearer ${await token()}` };
  const urlOf = (tid: string): string =>
    `${simulator.urls.management}/api/v1.0/${tid}/activity/feed/subscriptions/list`;
  expect(await afOf(await fetch(urlOf(FABRIKAM.entraTenantId), { headers }))).toBe('401 AF20010');
  expect(await afOf(await fetch(urlOf('contoso.example'), { headers }))).toBe('400 AF20013');
});

test('F12 the request after the quota is AF429 with HTTP 403, and the next minute is free again', async () => {
  const { feed, clock } = await aBench({ behaviour: { management: { requestsPerMinute: 2 } } });
  expect((await feed('subscriptions/list')).status).toBe(200);
  expect((await feed('subscriptions/list')).status).toBe(200);
  expect(await afOf(await feed('subscriptions/list'))).toBe('403 AF429');
  clock.now += 60_000;
  expect((await feed('subscriptions/list')).status).toBe(200);
});

test('callers without a PublisherIdentifier share one quota, whatever their tenant', async () => {
  const { simulator, token, feed, control } = await aBench({ behaviour: { management: { requestsPerMinute: 1 } } });
  const call = async (tenant: typeof CONTOSO): Promise<number> => {
    const bearer = await token({
      tid: tenant.entraTenantId,
      client_id: tenant.clientId,
      client_secret: tenant.clientSecret,
    });
    const url = `${simulator.urls.management}/api/v1.0/${tenant.entraTenantId}/activity/feed/subscriptions/list`;
    return (await fetch(url, { headers: { authorization: `Bearer ${bearer}` } })).status;
  };
  expect(await call(CONTOSO)).toBe(200);
  expect(await call(FABRIKAM)).toBe(403);
  expect((await feed('subscriptions/list')).status).toBe(200);
  const publishers = (await control.requests({ service: 'management' })).map(({ publisher }) => publisher !== '');
  expect(publishers).toEqual([false, false, true]);
});

test('a blob that never was is AF20050, one that is older than seven days AF20051, and nonsense AF20052', async () => {
  const { feed, control, clock } = await aBench();
  const { contents } = await control.emit({ tenant: 'contoso', records: [{ template: 'audit' }] });
  const id = contents[0]?.contentId ?? '';
  expect((await feed(`audit/${id}`)).status).toBe(200);
  expect(await afOf(await feed(`audit/${id.replaceAll('$audit_general', '$audit_other')}`))).toBe('400 AF20050');
  expect(await afOf(await feed('audit/nonsense'))).toBe('400 AF20052');
  clock.now += 7 * 24 * 3_600_000;
  expect((await feed(`audit/${id}`)).status).toBe(200);
  clock.now += 1;
  expect(await afOf(await feed(`audit/${id}`))).toBe('400 AF20051');
});

test('the blob of one tenant does not exist for another', async () => {
  const { feed, control } = await aBench();
  const { contents } = await control.emit({ tenant: 'fabrikam', records: [{ template: 'audit' }] });
  expect(await afOf(await feed(`audit/${contents[0]?.contentId}`))).toBe('400 AF20050');
});

test('contentUri lies on the root of the simulator and names the tenant', async () => {
  const { simulator, control } = await aBench();
  const { contents } = await control.emit({ tenant: 'contoso', records: [{ template: 'audit' }] });
  const root = `${simulator.urls.management}/api/v1.0/${CONTOSO.entraTenantId}/activity/feed/audit/`;
  expect(contents[0]?.contentUri.startsWith(root)).toBe(true);
});

test('a blob with exactly the given characters is served as it is', async () => {
  const { feed, control } = await aBench();
  const { contentId } = await control.putContent({ tenant: 'contoso', body: '[{"Id":1,}' });
  expect(await (await feed(`audit/${contentId}`)).text()).toBe('[{"Id":1,}');
});

test('an unknown path is 404 and not a crash', async () => {
  const { simulator, feed } = await aBench();
  expect((await feed('subscriptions/nothing')).status).toBe(404);
  expect((await fetch(`${simulator.urls.management}/%E0%A4%A`)).status).toBe(404);
  expect(await jsonOf(await fetch(simulator.urls.control.replace('/control', '/elsewhere')))).toEqual({
    error: 'Not found',
  });
});
