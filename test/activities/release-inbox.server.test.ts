import { expect, test } from 'vitest';
import { handOver } from '../../activities/hand-over.ts';
import { releaseInbox } from '../../activities/release-inbox.ts';
import { listQueues } from '../../ledger/event-queue.ts';
import { anEvent } from '../language/plan/an-event.ts';
import { anEnabledPlaybook, anEventTrigger } from './a-playbook.ts';
import { usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const release = () => world.run(() => releaseInbox(world.dependencies)(), undefined);

test('events wait until the run before them has ended, and then start one after the other', async () => {
  world.directory = usualDirectory(world, { trial: { enabled: true } });
  const [tenant] = [...world.directory.tenants.values()];
  if (tenant === undefined) expect.fail('there is a tenant');
  const playbook = anEnabledPlaybook({ triggers: [anEventTrigger({ whileRunning: 'queue', key: { lit: 'k' } })] });
  await world.publish(playbook.plan);
  for (const id of ['e1', 'e2', 'e3']) {
    await handOver(world.dependencies, tenant, { event: anEvent({ id }), playbooks: [playbook] });
  }
  expect(await release()).toBe(0);
  const workflowId = world.runs.started[0]?.workflowId ?? '';
  for (const [released, total] of [
    [1, 2],
    [1, 3],
    [0, 3],
  ]) {
    world.runs.end(workflowId);
    expect(await release()).toBe(released);
    expect(world.runs.started).toHaveLength(total ?? 0);
  }
  expect(world.runs.started.map(({ cause }) => cause)).toEqual(['event e1', 'event e2', 'event e3']);
  expect(new Set(world.runs.started.map(({ workflowId: id }) => id)).size).toBe(1);
  expect(await listQueues(world.db)).toEqual([]);
});

test('an event that no playbook wants any more leaves its line', async () => {
  world.directory = usualDirectory(world, { trial: { enabled: true } });
  const [tenant] = [...world.directory.tenants.values()];
  if (tenant === undefined) expect.fail('there is a tenant');
  const playbook = anEnabledPlaybook({ triggers: [anEventTrigger({ whileRunning: 'queue', key: { lit: 'gone' } })] });
  for (const id of ['g1', 'g2']) {
    await handOver(world.dependencies, tenant, { event: anEvent({ id }), playbooks: [playbook] });
  }
  world.runs.end(world.runs.started[0]?.workflowId ?? '');
  world.directory = usualDirectory(world);
  expect(await release()).toBe(0);
  expect(await listQueues(world.db)).toEqual([]);
});
