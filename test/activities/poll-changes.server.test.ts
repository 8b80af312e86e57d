import { beforeEach, describe, expect, test } from 'vitest';
import { FIRST_LOOK_BACK_MS, LISTED_MAX, LISTINGS_MAX, OVERLAP_MS } from '../../activities/poll-changes.ts';
import { pollFeed } from '../../activities/poll-feed.ts';
import type { FeedRef } from '../../contracts/activities.ts';
import { listParkedRecords } from '../../ledger/feed-contents.ts';
import { readCursor } from '../../ledger/feed-cursors.ts';
import { aPlan, anEventTrigger } from './a-playbook.ts';
import { usualDirectory, withActivityWorld } from './activity-world.ts';

const HOUR_MS = 3_600_000;
const world = withActivityWorld();
let feed: FeedRef;

beforeEach(async () => {
  world.directory = usualDirectory(world, { trial: { enabled: true } });
  await world.publish(aPlan({ triggers: [anEventTrigger({ event: 'servicenow.incident' })] }));
  const [tenant] = [...world.directory.tenants.keys()];
  if (tenant === undefined) expect.fail('there is a tenant');
  feed = { tenant, source: 'servicenow', contentType: 'servicenow.incident' };
  await world.control('DELETE', '/state');
  for (const table of ['feedCursors', 'seenEvents', 'parkedRecords'] as const)
    await world.db.kysely.deleteFrom(table).execute();
});

const turn = () => world.run(pollFeed(world.dependencies), feed);
const numbers = (count: number, name = 'T') => Array.from({ length: count }, (_unused, index) => `${name}${index}`);
const open = async (names: readonly string[], agoMs = 0) => {
  const tickets = names.map((number) => ({ fields: { number }, updatedHoursAgo: agoMs / HOUR_MS }));
  return world.control('POST', '/tickets', { tenant: 'contoso', tickets });
};
const cursor = async () => Date.parse((await readCursor(world.db, feed.tenant, feed.source, feed.contentType)) ?? '');
const handedOver = () => world.runs.started.map(({ arguments: { starter } }) => JSON.stringify(starter));

describe('a turn of the intake of an upstream that lists what has changed', () => {
  test('hands over what is new, once, and each later state of it', async () => {
    await open(['T1', 'T2']);
    expect(await turn()).toMatchObject({ seen: 2, handedOver: 2, duplicates: 0, more: false });
    expect(await turn()).toMatchObject({ seen: 2, handedOver: 0, duplicates: 2 });
    const serviceNow = world.dependencies.upstreams.serviceNow(feed.tenant);
    const ticket = await serviceNow.findByNumber('T1');
    await serviceNow.updateIncident(ticket?.sysId ?? '', { title: 'Changed' });
    expect(await turn()).toMatchObject({ seen: 2, handedOver: 1, duplicates: 1 });
    expect(handedOver()).toHaveLength(3);
  });

  test('looks back an hour the first time, and no further', async () => {
    await open(['in'], FIRST_LOOK_BACK_MS - 60_000);
    await open(['out'], FIRST_LOOK_BACK_MS + 60_000);
    expect(await turn()).toMatchObject({ seen: 1, handedOver: 1 });
  });

  test('sees what becomes visible late, within the overlap before the newest record (F17)', async () => {
    await open(['newest']);
    await turn();
    await open(['late'], OVERLAP_MS - 60_000);
    await open(['too-late'], OVERLAP_MS + 60_000);
    expect(await turn()).toMatchObject({ seen: 2, handedOver: 1, duplicates: 1 });
  });

  test('leaves the cursor where it is while nothing changes, and never moves it back', async () => {
    await open(['one'], OVERLAP_MS * 2);
    await turn();
    const before = await cursor();
    await turn();
    await world.control('DELETE', '/state');
    await turn();
    expect(await cursor()).toBe(before);
  });

  test('takes all records of one moment, however many, each once', async () => {
    await world.publish(aPlan({ triggers: [] }));
    const count = LISTED_MAX * 3 + 1;
    await open(numbers(count));
    expect(await turn()).toMatchObject({ unmatched: count, more: false });
    expect(await turn()).toMatchObject({ unmatched: 0, more: false });
  });

  test('says that there is more when it has listed as often as it may, and goes on there', async () => {
    await world.publish(aPlan({ triggers: [] }));
    // Records of many moments, oldest first, more of them than one turn lists.
    const count = LISTED_MAX * LISTINGS_MAX + 1;
    const chunk = LISTED_MAX / 2;
    for (let at = 0; at < count; at += chunk)
      await open(numbers(Math.min(chunk, count - at), `M${at}-`), 50 * 60_000 - at * 1_000);
    const reports = [await turn(), await turn(), await turn()];
    expect(reports[0]).toMatchObject({ more: true });
    expect(reports.reduce((sum, report) => sum + report.unmatched, 0)).toBe(count);
    expect(reports.at(-1)).toMatchObject({ more: false });
  });

  test('that fails moves no cursor, and the next one hands over what it would have', async () => {
    await open(['one']);
    await world.control('POST', '/faults', {
      match: { service: 'servicenow', path: '/table/incident' },
      times: 1,
      effect: { status: 503, body: '' },
    });
    await expect(turn()).rejects.toThrow('503');
    expect(await cursor()).toBeNaN();
    expect(await turn()).toMatchObject({ handedOver: 1 });
  });

  test('sets a record aside that is no event, and goes on (F33)', async () => {
    const row = { sys_id: 'a'.repeat(32), number: '', sys_updated_on: '2026-11-20 09:00:00' };
    await world.control('POST', '/faults', {
      match: { service: 'servicenow', path: '/table/incident' },
      times: 1,
      effect: {
        status: 200,
        headers: { 'content-type': 'application/json', 'x-total-count': '1' },
        body: JSON.stringify({ result: [row] }),
      },
    });
    world.clock.at = Date.parse('2026-11-20T09:30:00Z');
    expect(await turn()).toMatchObject({ seen: 0, handedOver: 0, more: false });
    const parked = await listParkedRecords(world.db, feed.tenant, feed);
    expect(parked).toMatchObject([{ reason: expect.stringContaining('needs "number"'), body: row }]);
  });
});
