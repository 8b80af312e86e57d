import { expect, test } from 'vitest';
import { aBench } from '../support.ts';

test('an effect has the service, the tenant and the id that the caller gave its request', async () => {
  const { graph, control } = await aBench();
  const headers = { 'client-request-id': 'run-1/step-2' };
  await graph('security/incidents/1005', { method: 'PATCH', body: { status: 'inProgress' }, headers });
  await graph('security/incidents/1006', { method: 'PATCH', body: { status: 'inProgress' } });
  expect(await control.effects({ op: 'incident.update' })).toMatchObject([
    { service: 'graph', tenant: 'contoso', target: '1005', key: 'run-1/step-2', effect: { status: 'inProgress' } },
    { target: '1006', key: '' },
  ]);
});
