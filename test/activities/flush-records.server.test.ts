import { expect, test } from 'vitest';
import { flushRecords } from '../../activities/flush-records.ts';
import { listRecords } from '../../ledger/records.ts';
import { listQueues, nextQueued } from '../../ledger/event-queue.ts';
import { anEvent } from '../engine/plans.ts';
import { started } from '../ledger/a-run.ts';
import { aHeader, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

test('a flush writes what waits and nothing else', async () => {
  const effect = { ...aHeader(), kind: 'flush', records: [started(1)] } as const;
  const answer = await world.run(flushRecords(world.dependencies), effect);
  expect(answer).toEqual({ recorded: true, status: 'succeeded', output: null });
  expect(await listRecords(world.db, effect.run.tenant, effect.run.runId)).toHaveLength(1);
});

test('events that a run gives back wait in the line of its key, once', async () => {
  const late = [anEvent('late-1'), anEvent('late-2')];
  const header = aHeader();
  const run = { ...header.run, workflowId: 't-0/phishing/a-key-of-its-own' };
  const effect = { ...header, run, kind: 'flush', records: [], late } as const;
  for (let times = 0; times < 2; times++) await world.run(flushRecords(world.dependencies), effect);
  const line = { playbook: run.playbook, key: 'a-key-of-its-own' };
  expect(await listQueues(world.db)).toContainEqual({ tenant: run.tenant, ...line, waiting: 2 });
  expect(await nextQueued(world.db, run.tenant, line)).toMatchObject({
    entry: { event: { id: 'late-1' }, starter: { kind: 'event', eventId: 'late-1' } },
  });
});
