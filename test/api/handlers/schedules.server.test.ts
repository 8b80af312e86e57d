import { expect, test } from 'vitest';
import { withApi } from '../with-api.ts';

const api = withApi();

test('the schedules of the tenants that the caller works for are listed', async () => {
  const { status, body } = await api.call('GET', '/schedules', { as: 'vera' });
  expect(status).toBe(200);
  expect(body['schedules']).toMatchObject([
    { tenant: 'contoso', playbook: 'nightly', schedule: 'schedule-1', timezone: 'Europe/Berlin' },
  ]);
  expect((await api.call('GET', '/schedules', { as: 'fay' })).body['schedules']).toEqual([]);
});
