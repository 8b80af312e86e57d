import { expect, test } from 'vitest';
import { flushRecords } from '../../activities/flush-records.ts';
import { listRecords } from '../../ledger/records.ts';
import { started } from '../ledger/a-run.ts';
import { aHeader, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

test('a flush writes what waits and nothing else', async () => {
  const effect = { ...aHeader(), kind: 'flush', records: [started(1)] } as const;
  const answer = await world.run(flushRecords(world.dependencies), effect);
  expect(answer).toEqual({ recorded: true, status: 'succeeded', output: null });
  expect(await listRecords(world.db, effect.run.tenant, effect.run.runId)).toHaveLength(1);
});
