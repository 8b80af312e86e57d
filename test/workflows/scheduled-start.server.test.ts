import { expect, test } from 'vitest';
import type { ScheduledStart } from '../../contracts/activities.ts';
import { TASK_QUEUE, withTemporal } from './with-temporal.ts';

const temporal = withTemporal();
const SOURCE = { tenant: 'contoso', playbook: 'daily', schedule: 'schedule-1', trigger: 0 };

test('a launcher hands the moment that it was meant for to the activity, and tries again until there is an end', async () => {
  const starts: ScheduledStart[] = [];
  const startSlot = (start: ScheduledStart) => {
    starts.push(start);
    if (starts.length === 1) return Promise.reject(new RangeError('not yet'));
    return Promise.resolve({ end: 'started', workflowId: 'w' });
  };
  await temporal.withWorker({ startSlot }, async () => {
    const handle = await temporal.client.schedule.create({
      scheduleId: 'by-hand',
      spec: {},
      action: { type: 'startWorkflow', workflowType: 'scheduledStart', taskQueue: TASK_QUEUE, args: [SOURCE] },
    });
    await handle.trigger();
    await expect.poll(() => starts.length, { timeout: 15_000 }).toBe(2);
    await handle.delete();
  });
  expect(starts[0]).toMatchObject(SOURCE);
  expect(starts[1]?.slot).toBe(starts[0]?.slot);
  expect(Math.abs(Date.parse(starts[0]?.slot ?? '') - Date.now())).toBeLessThan(60_000);
});
