import { describe, expect, test } from 'vitest';
import { aBench, jsonOf } from '../support.ts';
import { HAS_SCHEMA, problemsOf } from './graph-schema.ts';

interface Listing {
  readonly value: readonly Record<string, unknown>[];
  readonly '@odata.nextLink'?: string;
}

const PATH = 'admin/serviceAnnouncement/messages';

test('posts are listed by pages, filtered, and each is found by its id', async () => {
  const { graph } = await aBench();
  const first = await jsonOf<Listing>(await graph(`${PATH}?$top=10`));
  expect(first['@odata.nextLink']).toMatch(/messages\?\$top=10&\$skip=10$/);
  const major = await jsonOf<Listing>(await graph(`${PATH}?$filter=isMajorChange eq true`));
  expect(major.value).toHaveLength(4);
  expect(await (await graph(`${PATH}/MC900001`)).json()).toMatchObject({ id: 'MC900001', isMajorChange: true });
  expect((await graph(`${PATH}/MC1`)).status).toBe(404);
});

test.each([
  [{ announcementsPerMinute: 1 }, '60'],
  [{ announcementsPerHour: 1 }, '3600'],
])('the second call under %j is 429 until the window ends', async (budget, retryAfter) => {
  const { graph, control } = await aBench();
  await control.change({ graph: budget });
  expect((await graph(PATH)).status).toBe(200);
  const refused = await graph(PATH);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, retryAfter]);
});

describe(`by the published schema (${HAS_SCHEMA ? 'found' : 'left out: it is not on this machine'})`, () => {
  test('every post is valid and has no member of its own', async () => {
    const { value } = await jsonOf<Listing>(await (await aBench()).graph(PATH));
    expect(value.flatMap((post) => problemsOf('serviceUpdateMessage', post))).toEqual([]);
  });
});
