import { expect, test } from 'vitest';
import { TASK_QUEUE, withTemporal } from './with-temporal.ts';

const temporal = withTemporal();

test('upkeep reconciles and releases, also when the first of them fails', async () => {
  const turns: string[] = [];
  const activities = {
    reconcileRuns: () => {
      turns.push('reconcile');
      return Promise.reject(new RangeError('down'));
    },
    releaseInbox: () => Promise.resolve(turns.push('release')),
  };
  await temporal.withWorker(activities, async () => {
    const handle = await temporal.client.workflow.start('upkeep', { taskQueue: TASK_QUEUE, workflowId: 'upkeep' });
    await expect.poll(() => turns, { timeout: 15_000 }).toEqual(['reconcile', 'release']);
    await handle.terminate();
  });
});
