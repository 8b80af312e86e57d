import { describe, expect, test } from 'vitest';
import type { RunToStart } from '../../activities/run-starter.ts';
import { runToStart } from '../../activities/run-to-start.ts';
import { createRunStarter } from '../../worker/temporal-run-starter.ts';
import { anEnabledPlaybook } from '../activities/a-playbook.ts';
import { anEvent } from '../language/plan/an-event.ts';
import { aTenant } from '../tenants/a-directory.ts';
import { TASK_QUEUE, withTemporal } from '../workflows/with-temporal.ts';

const temporal = withTemporal();
const runs = () => createRunStarter(temporal.client, TASK_QUEUE);

function aRun(workflowId: string, eventId = 'e1'): RunToStart {
  const starter = { kind: 'event', eventId } as const;
  const prepared = runToStart(aTenant(), anEnabledPlaybook(), { workflowId, starter, trigger: 0, inputs: {} });
  if (!prepared.ok) expect.fail(prepared.failure.message);
  return prepared.run;
}

describe('runs on Temporal', () => {
  test('start once while one of the id is open, and again after it', async () => {
    expect(await runs().start(aRun('t-a/x/1'))).toBe('started');
    expect(await runs().start(aRun('t-a/x/1', 'e2'))).toBe('running');
    const known = await runs().find('t-a/x/1');
    expect(known).toMatchObject({ isOpen: true, status: 'RUNNING', cause: 'event e1' });
    await temporal.client.workflow.getHandle('t-a/x/1').terminate();
    expect(await runs().find('t-a/x/1')).toMatchObject({ isOpen: false, status: 'TERMINATED' });
    expect(await runs().start(aRun('t-a/x/1', 'e2'))).toBe('started');
    expect((await runs().find('t-a/x/1'))?.firstExecutionRunId).not.toBe(known?.firstExecutionRunId);
  });

  test('get an event handed over, whether they are open or not', async () => {
    await runs().handOver(aRun('t-a/x/2'), anEvent());
    await runs().handOver(aRun('t-a/x/2'), anEvent({ id: 'event-2' }));
    const { events } = await temporal.client.workflow.getHandle('t-a/x/2').fetchHistory();
    const signals = (events ?? []).map((event) => event.workflowExecutionSignaledEventAttributes?.signalName);
    expect(signals.filter((name) => name === 'hand-event')).toHaveLength(2);
  });

  test('take an event while they are open, and say when they are not', async () => {
    await runs().start(aRun('t-a/x/3'));
    expect(await runs().hand('t-a/x/3', anEvent({ id: 'event-3' }))).toBe(true);
    await temporal.client.workflow.getHandle('t-a/x/3').terminate();
    expect(await runs().hand('t-a/x/3', anEvent({ id: 'event-4' }))).toBe(false);
    expect(await runs().hand('t-a/x/never', anEvent())).toBe(false);
  });

  test('are listed while they are open, by the beginning of their id', async () => {
    await runs().start(aRun('t-b/x/1'));
    await expect.poll(() => runs().listOpen('t-b/'), { timeout: 10_000 }).toEqual(new Set(['t-b/x/1']));
    expect((await runs().listOpen()).size).toBeGreaterThan(1);
  });

  test('that are unknown are nothing, and cancelling one is no mistake', async () => {
    expect(await runs().find('t-c/x/1')).toBeUndefined();
    await expect(runs().cancel('t-c/x/1', 'Not needed')).resolves.toBeUndefined();
  });

  test('may be cancelled', async () => {
    await runs().start(aRun('t-d/x/1'));
    await runs().cancel('t-d/x/1', 'Not needed');
    const { events } = await temporal.client.workflow.getHandle('t-d/x/1').fetchHistory();
    const signals = (events ?? []).map((event) => event.workflowExecutionSignaledEventAttributes?.signalName);
    expect(signals).toContain('cancel');
  });
});
