import { beforeEach, describe, expect, test } from 'vitest';
import { CONTENTS_MAX } from '../../activities/poll-contents.ts';
import { pollFeed } from '../../activities/poll-feed.ts';
import type { FeedRef } from '../../contracts/activities.ts';
import { listFeedGaps, listParkedRecords } from '../../ledger/feed-contents.ts';
import { moveCursor, readCursor } from '../../ledger/feed-cursors.ts';
import { utcTime } from '../../contracts/time.ts';
import { aPlan } from './a-playbook.ts';
import { usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
let feeds = 0;
let feed: FeedRef;

beforeEach(async () => {
  world.directory = usualDirectory(world, { trial: { enabled: true } });
  await world.publish(aPlan());
  feeds += 1;
  const [tenant] = [...world.directory.tenants.keys()];
  if (tenant === undefined) expect.fail('there is a tenant');
  feed = { tenant, source: 'o365-management', contentType: 'Audit.General' };
  await world.db.kysely.deleteFrom('feedCursors').execute();
  await world.db.kysely.deleteFrom('feedContents').execute();
  // A connector starts a subscription once in 15 minutes; the simulator has forgotten the one of the test before.
  await world.dependencies.upstreams.forget(tenant);
  await turn();
});

const turn = () => world.run(pollFeed(world.dependencies), feed);
const emit = (over: object = {}) =>
  world.control('POST', '/events', {
    tenant: 'contoso',
    seed: feeds,
    records: [{ template: 'threat-intelligence', id: `record-${feeds}-${Math.random()}` }],
    ...over,
  });
const cursor = () => readCursor(world.db, feed.tenant, feed.source, feed.contentType);
const later = (seconds: number) => {
  world.clock.at = Date.now() + seconds * 1_000;
};

describe('a turn of the intake', () => {
  test('starts the subscription first, and the cursor stays until there is one', async () => {
    expect(await world.control('GET', '/subscriptions')).toMatchObject([{ tenant: 'contoso', status: 'enabled' }]);
    expect(await cursor()).toBeUndefined();
  });

  test('hands each record over once, however often it comes (F17)', async () => {
    await emit({ copies: 5, blobs: 3, shuffle: true });
    later(2);
    expect(await turn()).toMatchObject({ seen: 5, duplicates: 4, handedOver: 1, more: false });
    expect(await cursor()).toBeDefined();
    later(4);
    expect(await turn()).toMatchObject({ seen: 0, handedOver: 0 });
    expect(world.runs.started).toHaveLength(1);
  });

  test('hands nothing over twice after the next turn lists the same contents again', async () => {
    await emit();
    later(2);
    await turn();
    await world.db.kysely.deleteFrom('feedContents').execute();
    expect(await turn()).toMatchObject({ seen: 1, duplicates: 1, handedOver: 0 });
  });

  test('counts what nobody wants', async () => {
    await emit({ records: [{ template: 'audit' }] });
    later(2);
    expect(await turn()).toMatchObject({ seen: 1, unmatched: 1, handedOver: 0 });
  });

  test('does at most fifty contents, says that there is more, and moves the cursor at the end', async () => {
    const ids = Array.from({ length: CONTENTS_MAX + 1 }, (_unused, index) => `many-${feeds}-${index}`);
    await emit({ records: ids.map((id) => ({ template: 'threat-intelligence', id })), blobs: ids.length });
    later(2);
    expect(await turn()).toMatchObject({ handedOver: CONTENTS_MAX, more: true, cursor: null });
    expect(await turn()).toMatchObject({ handedOver: 1, more: true, cursor: null });
    expect(await turn()).toMatchObject({ handedOver: 0, more: false });
    expect(await cursor()).toBeDefined();
  });

  test('that fails in the middle is gone on with by the next one', async () => {
    await emit({ records: [{ template: 'threat-intelligence', id: `half-${feeds}` }] });
    await world.control('POST', '/faults', {
      match: { service: 'management', path: '/audit/' },
      times: 1,
      effect: { status: 503, body: '' },
    });
    later(2);
    const outcomes = [await turn().catch(() => 'failed'), await turn(), await turn()];
    expect(world.runs.started).toHaveLength(1);
    expect(outcomes.at(-1)).toMatchObject({ more: false });
  });

  test('sets a record aside that cannot be understood, and goes on (F33)', async () => {
    await world.control('POST', '/contents', { tenant: 'contoso', body: '[{"Id": "x"}, 7]' });
    await emit();
    later(2);
    expect(await turn()).toMatchObject({ handedOver: 1, more: false });
    expect((await listParkedRecords(world.db, feed.tenant, feed)).length).toBeGreaterThan(0);
  });

  test.each([2, 8, 50])(
    'hands a record of %i MB over cut, sets it aside whole, and goes on (F34)',
    async (megabytes) => {
      const Body = 'x'.repeat(megabytes * 1024 * 1024);
      const record = { Id: `big-${feeds}`, RecordType: 28, CreationTime: '2026-03-02T07:00:00', Body };
      await world.control('POST', '/contents', { tenant: 'contoso', body: JSON.stringify([record]) });
      await emit();
      later(2);
      expect(await turn()).toMatchObject({ handedOver: 2, unmatched: 0, more: false });
      const [aside] = await listParkedRecords(world.db, feed.tenant, feed);
      expect(aside?.reason).toContain('longer than an event may be');
      expect(JSON.stringify(aside?.body).length).toBeGreaterThan(Body.length);
    },
  );

  test('tries an event that breaks three times, then sets it aside and moves the cursor; others go on meanwhile (F33)', async () => {
    await emit();
    await emit();
    later(2);
    const errors: object[] = [];
    const log = { ...world.dependencies.log, error: (about: object) => void errors.push(about) };
    let poison: string | undefined;
    const runs: typeof world.runs = {
      ...world.runs,
      handOver: (run, event) => {
        poison ??= event.id;
        return event.id === poison ? Promise.reject(new TypeError('poison')) : world.runs.handOver(run, event);
      },
    };
    const poisoned = () => world.run(pollFeed({ ...world.dependencies, log, runs }), feed);
    expect(await poisoned()).toMatchObject({ handedOver: 1, more: false, cursor: null });
    expect(await poisoned()).toMatchObject({ handedOver: 0, more: false });
    expect(errors).toEqual([]);
    await poisoned();
    expect(errors).toMatchObject([{ event: poison, reason: expect.stringContaining('poison') }]);
    const [parked] = await listParkedRecords(world.db, feed.tenant, feed);
    expect(parked).toMatchObject({ recordId: poison, reason: expect.stringMatching(/^internal: .*poison/) });
    await poisoned();
    expect(await cursor()).toBeDefined();
    expect(world.runs.started).toHaveLength(1);
  });

  test('of a feed that nobody polled for nine days says what is lost', async () => {
    await moveCursor(world.db, feed.tenant, feed.source, feed.contentType, utcTime(Date.now() - 9 * 86_400_000));
    await turn();
    expect(await listFeedGaps(world.db, feed.tenant, feed)).toMatchObject([{ reason: 'not polled within 7 days' }]);
  });

  test('stops where no more runs may begin, and the next turn goes on there', async () => {
    await emit();
    later(2);
    const full = { ...world.dependencies, admission: { admit: () => Promise.resolve(false) } };
    expect(await world.run(pollFeed(full), feed)).toMatchObject({ handedOver: 0, more: false, cursor: null });
    expect(await turn()).toMatchObject({ handedOver: 1 });
  });
});
