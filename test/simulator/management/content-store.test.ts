import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openContentStore } from '../../../simulator/management/content-store.ts';
import { aFolder } from '../support.ts';

const DAY_MS = 24 * 3_600_000;
const ALWAYS = { start: 0, end: Infinity };

test('blobs older than seven days leave the disk when the next one comes', () => {
  const folder = aFolder();
  const clock = { now: 10 * DAY_MS };
  const store = openContentStore(folder, () => clock.now);
  const put = (): string =>
    store.put({ tenant: 't', contentType: 'DLP.All', created: clock.now, body: '[]' }).contentId;
  const old = put();
  clock.now += 7 * DAY_MS + 1;
  const young = put();
  expect(store.list('t', 'DLP.All', ALWAYS).map(({ contentId }) => contentId)).toEqual([young]);
  expect(readdirSync(join(folder, 'contents'))).toHaveLength(1);
  expect(store.read('t', old)).toBe('expired');
});

test('above two thousand blobs of a tenant the oldest go', () => {
  const store = openContentStore(aFolder(), () => 3_000);
  for (let at = 0; at < 2_003; at++) store.put({ tenant: 't', contentType: 'DLP.All', created: at, body: '' });
  const created = store.list('t', 'DLP.All', ALWAYS).map((content) => content.created);
  expect(created).toHaveLength(2_000);
  expect(Math.min(...created)).toBe(3);
});
