import { expect, test } from 'vitest';
import { replayParked } from '../../activities/replay-parked.ts';
import type { Json } from '../../contracts/json.ts';
import { parkRecord } from '../../ledger/feed-contents.ts';
import { askForReplay, findParkedEvent, listParkedEvents } from '../../ledger/parked-events.ts';
import { aPlan, anEventTrigger } from './a-playbook.ts';
import { usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const RECORD = {
  Id: 'r1',
  RecordType: 28,
  CreationTime: '2026-11-21T09:00:00',
  Workload: 'ThreatIntelligence',
  Operation: 'TIMailData',
};
const FEED = { source: 'o365-management', contentType: 'Audit.General' } as const;
let contents = 0;

/** Sets something aside and asks for it again. */
async function aWanted(body: Json, when?: string) {
  world.directory = usualDirectory(world, { trial: { enabled: true } });
  await world.publish(aPlan({ triggers: [anEventTrigger(when === undefined ? {} : { when })] }));
  const [tenant] = [...world.directory.tenants.keys()];
  if (tenant === undefined) expect.fail('there is a tenant');
  const record = { contentId: `c${(contents += 1)}`, recordId: 'r1', reason: 'first', body };
  await parkRecord(world.db, tenant, FEED, record);
  const id = (await listParkedEvents(world.db, [tenant]))[0]?.id ?? 0;
  await askForReplay(world.db, tenant, id);
  return () => findParkedEvent(world.db, [tenant], id);
}

test('an event that was set aside is handed over to those who want it now, once', async () => {
  const found = await aWanted(RECORD);
  expect([await replayParked(world.dependencies)(), await replayParked(world.dependencies)()]).toEqual([1, 0]);
  expect(world.runs.started.map(({ cause }) => cause)).toEqual(['event r1']);
  expect(await found()).toMatchObject({ state: 'replayed' });
});

test('one that a trigger still cannot read is set aside again, with the new reason', async () => {
  const found = await aWanted(RECORD, '1 / 0 == 1');
  expect(await replayParked(world.dependencies)()).toBe(0);
  expect(await found()).toMatchObject({ state: 'parked', reason: expect.stringMatching(/^expression-failed: /) });
});

test.each([['[{ cut'], [7], [[1]], [{ RecordType: 28 }]])('what is no record stays set aside: %j', async (body) => {
  const found = await aWanted(body);
  expect(await replayParked(world.dependencies)()).toBe(0);
  expect(await found()).toMatchObject({ state: 'parked', reason: expect.not.stringMatching(/^first$/) });
});

test('one that may not begin now waits, and one of a tenant that is gone is set aside', async () => {
  const found = await aWanted(RECORD);
  const admission = { admit: () => Promise.resolve(false) };
  expect(await replayParked({ ...world.dependencies, admission })()).toBe(0);
  expect(await found()).toMatchObject({ state: 'replay' });
  world.directory = { ...world.directory, tenants: new Map() };
  await replayParked(world.dependencies)();
  expect(await found()).toMatchObject({ state: 'parked', reason: 'The tenant is gone' });
});
