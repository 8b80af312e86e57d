import { expect, test } from 'vitest';
import { aBench } from '../support.ts';

test.each([
  ['POST', '/events', { tenant: 'nobody', records: [] }, 'tenant must be one of'],
  ['POST', '/events', { tenant: 'contoso', records: [{ template: 'mail' }] }, 'a record needs raw'],
  ['POST', '/events', { tenant: 'contoso', records: [], blobs: 0 }, 'blobs must be a whole number'],
  ['POST', '/events', { tenant: 'contoso', records: {} }, 'records must be a list'],
  ['POST', '/contents', { tenant: 'contoso', body: 1 }, 'body must be text'],
  ['POST', '/contents', { tenant: 'contoso', body: '', contentCreated: 'now' }, 'contentCreated must be a time'],
  ['POST', '/contents', { tenant: 'contoso', body: '', contentType: 'Audit' }, 'contentType must be one of'],
  ['POST', '/subscriptions', { tenant: 'contoso', contentType: 'DLP.All', status: 'on' }, 'status must be'],
  ['POST', '/tickets', { tenant: 'contoso', tickets: [{ fields: { colour: 'red' } }] }, 'has no column \\"colour\\"'],
  ['POST', '/tickets', { tenant: 'contoso', tickets: [{ table: 'x', fields: {} }] }, 'there is no table'],
  ['POST', '/tickets', { tenant: 'contoso' }, 'tickets must be a list'],
  ['POST', '/faults', { match: { service: 'smtp' }, effect: {} }, 'effect must have exactly one of'],
  ['PUT', '/settings', { management: { pagesize: 1 } }, 'is no setting'],
  ['PUT', '/settings', { management: { pageSize: '1' } }, 'not of its type'],
  ['PUT', '/settings', { colour: {} }, 'there is no setting'],
  ['POST', '/grants', { tenant: 'contoso', consent: 'maybe' }, 'consent must be granted, withdrawn or removed'],
  ['POST', '/grants', { tenant: 'contoso', withoutRoles: 'all' }, 'withoutRoles must be a list'],
  ['POST', '/grants', { tenant: 'contoso', withoutLicences: ['all'] }, 'withoutLicences must be a list of'],
])('%s %s with %j is refused with its reason', async (method, path, body, reason) => {
  const { simulator } = await aBench();
  const response = await fetch(`${simulator.urls.control}${path}`, { method, body: JSON.stringify(body) });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain(reason);
});

test('an unknown route and an unknown mail are 404, and what is not JSON is 400', async () => {
  const { simulator } = await aBench();
  expect((await fetch(`${simulator.urls.control}/nothing`)).status).toBe(404);
  expect((await fetch(`${simulator.urls.control}/mails/mail-9`)).status).toBe(404);
  expect((await fetch(`${simulator.urls.control}/events`, { method: 'POST', body: '{' })).status).toBe(400);
});

test('a fault may be named', async () => {
  const { control, table } = await aBench();
  await control.addFault({ match: { service: 'servicenow' }, times: 1, effect: 'servicenowDown' });
  const response = await table('table/incident');
  expect([response.status, response.headers.get('content-type')]).toEqual([503, 'text/html']);
});

test('settings change at once', async () => {
  const { control } = await aBench();
  expect((await control.settings()).servicenow.strictQueries).toBe(false);
  await control.change({ servicenow: { strictQueries: true } });
  expect(await control.settings()).toMatchObject({ servicenow: { strictQueries: true, rowsDefault: 10_000 } });
});

test('clearing forgets everything but the groups', async () => {
  const { control, table } = await aBench();
  await control.emit({ tenant: 'contoso', records: [{ template: 'audit' }] });
  await control.seedTickets({ tenant: 'contoso', tickets: [{ fields: {} }] });
  await control.addFault({ match: { service: 'smtp' }, effect: 'greylisted' });
  await table('table/incident', { method: 'POST', body: '{}' });
  await control.clearState();
  expect(await control.tickets()).toEqual([]);
  expect(await control.faults()).toEqual([]);
  expect(await control.effects()).toEqual([]);
  expect(await control.requests()).toEqual([]);
  expect((await table('table/sys_user_group')).status).toBe(200);
});

test('requests tell what was asked, what was answered, and which fault did it', async () => {
  const { control, table } = await aBench();
  const fault = await control.addFault({ match: { service: 'servicenow' }, effect: 'servicenowDown' });
  await table('table/incident?sysparm_limit=1');
  expect(await control.requests({ service: 'servicenow' })).toMatchObject([
    { tenant: 'contoso', method: 'GET', status: 503, fault: fault.id },
  ]);
  expect(await control.requests({ service: 'login' })).toEqual([]);
});
