import { expect, test } from 'vitest';
import type { TenantId } from '../../contracts/ids.ts';
import type { WantedSchedule } from '../../schedules/declare.ts';
import { reconcileSchedules } from '../../schedules/reconcile.ts';
import { withTemporal } from '../workflows/with-temporal.ts';

const temporal = withTemporal();
const FAR = Date.UTC(2035, 0, 1, 8, 30);

function wanted(name: string, firing: WantedSchedule['firing']): WantedSchedule {
  const workflowId = `t-abc/daily/${name}`;
  return {
    id: `watchbill/${workflowId}`,
    workflowId,
    source: { tenant: 'contoso' as TenantId, playbook: 'daily', schedule: name, trigger: 0 },
    timezone: 'Europe/Berlin',
    firing,
    jitterMs: 0,
    catchUpMs: 3_600_000,
  };
}
const reconcile = (...schedules: WantedSchedule[]) => reconcileSchedules(temporal.client, schedules, 'watchbill');
const listed = async () => {
  const ids: string[] = [];
  for await (const { scheduleId } of temporal.client.schedule.list()) ids.push(scheduleId);
  return ids.sort();
};

test('schedules in Temporal become what is wanted: made, changed, removed, and those of others left alone', async () => {
  const other = await temporal.client.schedule.create({
    scheduleId: 'of-somebody-else',
    spec: {},
    action: { type: 'startWorkflow', workflowType: 'x', taskQueue: 'y' },
  });
  const one = wanted('schedule-1', { kind: 'instants', at: [FAR, FAR + 86_400_000] });
  const two = wanted('schedule-2', { kind: 'interval', everyMs: 900_000 });
  const three = wanted('schedule-3', { kind: 'cron', cron: '0 9,17 * * *', timezone: 'Europe/Berlin' });
  expect((await reconcile(one, two, three)).created).toHaveLength(3);
  await expect.poll(listed, { timeout: 10_000 }).toHaveLength(4);
  expect(await reconcile(one, two, three)).toEqual({ created: [], updated: [], deleted: [], unchanged: 3 });

  const handle = temporal.client.schedule.getHandle(one.id);
  expect((await handle.describe()).info.nextActionTimes[0]?.getTime()).toBe(FAR);
  await handle.pause('a person said so');

  const changed = { ...one, firing: { kind: 'instants', at: [FAR + 1_800_000] } } as const;
  expect(await reconcile(changed, two)).toEqual({
    created: [],
    updated: [one.id],
    deleted: [three.id],
    unchanged: 1,
  });
  const after = await handle.describe();
  expect(after.info.nextActionTimes[0]?.getTime()).toBe(FAR + 1_800_000);
  expect(after.state.paused).toBe(true);
  await expect.poll(listed, { timeout: 10_000 }).toEqual(['of-somebody-else', one.id, two.id]);
  await other.delete();
});
