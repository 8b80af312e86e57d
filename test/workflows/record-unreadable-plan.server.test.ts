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

test.each([
  ['plan', { planBody: { irVersion: 99 }, journal: {} }, 'irVersion 99'],
  ['journal', { planBody: { irVersion: 1 }, journal: { journalVersion: 99 } }, 'version 99'],
])('a run that has worked already waits for a worker that can read its %s (F37)', async (what, given, told) => {
  await temporal.withWorker({}, async () => {
    const handle = await temporal.client.workflow.start('playbookRun', {
      taskQueue: TASK_QUEUE,
      workflowId: `t-test/moved-${what}/1`,
      args: [{ tenant: { id: 'contoso' }, plan: { playbook: 'newer' }, ...given }],
    });
    const failures = async () =>
      ((await handle.fetchHistory()).events ?? []).flatMap(
        (event) => event.workflowTaskFailedEventAttributes?.failure?.message ?? [],
      );
    await expect.poll(failures, { timeout: 10_000 }).toContainEqual(expect.stringContaining(told));
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await handle.terminate();
  });
});
