import { expect, test } from 'vitest';
import { createBudgetPort } from '../../activities/budget-port.ts';
import { createUpstreams } from '../../activities/upstreams.ts';
import { usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

test('F12: a 429 that one worker gets holds back the others, without asking the upstream again', async () => {
  const directory = usualDirectory(world);
  const [tenant] = [...directory.tenants.keys()];
  if (tenant === undefined) expect.fail('there is a tenant');
  const workers = [1, 2].map(() => createUpstreams(() => directory, createBudgetPort(world.db)));
  await world.control('POST', '/faults', {
    match: { service: 'servicenow' },
    times: 1,
    effect: { status: 429, headers: { 'retry-after': '40' }, body: {} },
  });
  const [first, second] = workers;
  await expect(first?.serviceNow(tenant).findByNumber('INC0000001')).rejects.toMatchObject({
    kind: 'throttled',
    status: 429,
    retryAfterMs: 40_000,
  });
  const refused = second?.serviceNow(tenant).findByNumber('INC0000001');
  await expect(refused).rejects.toMatchObject({ kind: 'throttled', status: undefined });
  for (const worker of workers) await worker.close();
});
