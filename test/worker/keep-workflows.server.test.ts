import { expect, test } from 'vitest';
import { keepWorkflows } from '../../worker/keep-workflows.ts';
import { aDirectory, aTenant } from '../tenants/a-directory.ts';
import { TASK_QUEUE, withTemporal } from '../workflows/with-temporal.ts';

const temporal = withTemporal();
const FEED = {
  entraTenantId: '11111111-1111-4111-8111-111111111111',
  clientId: '22222222-2222-4222-8222-222222222222',
  clientSecret: { env: 'X' },
  publisherId: '33333333-3333-4333-8333-333333333333',
  authority: 'http://127.0.0.1:1',
  root: 'http://127.0.0.1:1',
  contentTypes: ['Audit.General', 'DLP.All'],
  pollSeconds: 60,
};

test('one intake per feed and one upkeep run, however often they are asked for', async () => {
  const keep = () =>
    keepWorkflows({
      client: temporal.client,
      taskQueue: TASK_QUEUE,
      directory: aDirectory([aTenant({ connections: { 'o365-management': FEED } })], []),
      tenantKey: () => 'abc',
    });
  const ids = await keep();
  expect(ids).toEqual(['upkeep', 't-abc/intake/o365-management/Audit.General', 't-abc/intake/o365-management/DLP.All']);
  const first = await temporal.client.workflow.getHandle('upkeep').describe();
  expect(await keep()).toEqual(ids);
  expect((await temporal.client.workflow.getHandle('upkeep').describe()).runId).toBe(first.runId);
});
