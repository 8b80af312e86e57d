import { expect, test } from 'vitest';
import type { EffectAnswer, FlushEffect } from '../../contracts/activities.ts';
import { TASK_QUEUE, withTemporal } from './with-temporal.ts';

const temporal = withTemporal();

test('a start that fails is written as soon as the ledger takes it', async () => {
  const flushes: FlushEffect[] = [];
  const flushRecords = (effect: FlushEffect): Promise<EffectAnswer> => {
    flushes.push(effect);
    if (flushes.length > 1) return Promise.resolve({ recorded: true, status: 'succeeded', output: null });
    const failure = { code: 'ledger-unavailable', message: 'Down' } as const;
    return Promise.resolve({ recorded: false, status: 'again', at: Date.now() + 1_000, failure });
  };
  await temporal.withWorker({ flushRecords }, async () => {
    const args = {
      tenant: { id: 'contoso', title: 'Contoso', values: {} },
      plan: { playbook: 'newer', sha256: 'a'.repeat(64) },
      planBody: { irVersion: 99 },
      inputs: {},
      starter: { kind: 'person', person: 'bruno' },
      trigger: 0,
    };
    const handle = await temporal.client.workflow.start('playbookRun', {
      taskQueue: TASK_QUEUE,
      workflowId: 't-test/newer/1',
      args: [args],
    });
    expect(await handle.result()).toEqual({ outcome: 'failed' });
  });
  expect(flushes.map(({ attempt }) => attempt)).toEqual([1, 2]);
  expect(flushes[0]?.records.map(({ event }) => event.type)).toEqual(['run-started', 'run-ended']);
});

test('a run that has worked already waits for a worker that can read its plan', async () => {
  await temporal.withWorker({}, async () => {
    const handle = await temporal.client.workflow.start('playbookRun', {
      taskQueue: TASK_QUEUE,
      workflowId: 't-test/moved/1',
      args: [{ tenant: { id: 'contoso' }, plan: { playbook: 'newer' }, planBody: { irVersion: 99 }, journal: {} }],
    });
    const failedTasks = async () =>
      ((await handle.fetchHistory()).events ?? []).filter((event) => event.workflowTaskFailedEventAttributes).length;
    await expect.poll(failedTasks, { timeout: 10_000 }).toBeGreaterThan(0);
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await handle.terminate();
  });
});
