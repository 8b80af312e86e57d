import { beforeEach, expect, test } from 'vitest';
import { pagePeople } from '../../activities/page-people.ts';
import type { PageEffect } from '../../contracts/activities.ts';
import { openDatabase } from '../../ledger/database.ts';
import { aHeader, usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();

beforeEach(() => {
  world.directory = usualDirectory(world);
});

const page = (over: Partial<PageEffect> = {}): PageEffect => ({
  ...aHeader(),
  kind: 'page',
  policy: 'soc-leads',
  level: 1,
  to: [{ team: 'csirt' }],
  urgency: 'high',
  message: 'Wake up',
  facts: [],
  until: '2026-11-21T12:00:00.000Z',
  ...over,
});
const mails = () => world.control<readonly { readonly subject: string; readonly messageId: string }[]>('GET', '/mails');

test('everybody of a level gets one mail, however often it is attempted; another level is another mail', async () => {
  const effect = page({ to: [{ person: 'ada' }] });
  const call = pagePeople(world.dependencies);
  expect(await world.run(call, effect)).toMatchObject({ status: 'succeeded', output: { failed: [] } });
  expect(await world.run(call, { ...effect, attempt: 2 })).toMatchObject({ status: 'succeeded' });
  expect(await world.run(call, { ...effect, level: 2 })).toMatchObject({ status: 'succeeded' });
  expect((await mails()).map(({ subject }) => subject)).toEqual(['[urgent] Wake up', '[urgent] Wake up']);
});

test('a rota means nobody yet, and a level of nobody is a failure', async () => {
  expect(await world.run(pagePeople(world.dependencies), page({ to: [{ rota: 'night-duty' }] }))).toMatchObject({
    status: 'failed',
    failure: { code: 'not-configured' },
  });
});

test('a ledger that is down holds up no page, with records that ride along or without', async () => {
  const db = openDatabase('postgres://nobody@127.0.0.1:1/none');
  const call = pagePeople({ ...world.dependencies, db });
  const record = { seq: 1, at: '2026-11-21T12:00:00.000Z', event: { type: 'event-joined', eventId: 'e' } } as const;
  try {
    expect(await world.run(call, page({ to: [{ person: 'ada' }] }))).toMatchObject({ status: 'succeeded' });
    expect(await world.run(call, page({ to: [{ person: 'ada' }], level: 2, records: [record] }))).toMatchObject({
      recorded: false,
      status: 'succeeded',
    });
  } finally {
    await db.close();
  }
  expect(await mails()).toHaveLength(2);
});
