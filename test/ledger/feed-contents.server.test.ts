import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  finishContents,
  listFeedGaps,
  listParkedRecords,
  listPendingContents,
  noteContents,
  noteFeedGap,
  parkRecord,
  purgeContents,
} from '../../ledger/feed-contents.ts';
import { CONTOSO, FABRIKAM } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const FEED = { source: 'o365-management', contentType: 'Audit.General' } as const;

const aContent = (id: string, minute: number) => ({
  contentId: id,
  contentUri: `https://manage.example/${id}`,
  createdAt: new Date(Date.UTC(2026, 10, 21, 9, minute)).toISOString(),
  expiresAt: new Date(Date.UTC(2026, 10, 28, 9, minute)).toISOString(),
});

test('contents listed again are pending until they are done, oldest first', async () => {
  const [one, two, three] = [aContent('c1', 1), aContent('c2', 2), aContent('c3', 3)];
  expect(await noteContents(ledger.db, CONTOSO, FEED, [two, one])).toEqual([one, two]);
  await finishContents(ledger.db, CONTOSO, FEED, ['c1']);
  expect(await noteContents(ledger.db, CONTOSO, FEED, [one, two, three])).toEqual([two, three]);
  expect(await listPendingContents(ledger.db, CONTOSO, FEED)).toEqual([two, three]);
  expect(await listPendingContents(ledger.db, FABRIKAM, FEED)).toEqual([]);
  await finishContents(ledger.db, FABRIKAM, FEED, ['c2']);
  expect(await listPendingContents(ledger.db, CONTOSO, FEED)).toEqual([two, three]);
  expect(await noteContents(ledger.db, CONTOSO, FEED, [])).toEqual([]);
});

test('contents are forgotten when they are done and expired, never while they are pending', async () => {
  await sql`update feed_contents set expires_at = now() - interval '1 second'`.execute(ledger.db.kysely);
  expect(await purgeContents(ledger.db)).toBe(1);
  expect((await listPendingContents(ledger.db, CONTOSO, FEED)).map(({ contentId }) => contentId)).toEqual(['c2', 'c3']);
});

test('gaps and parked records stay visible, each once, for their tenant', async () => {
  const gap = { from: '2026-11-01T00:00:00.000Z', to: '2026-11-02T00:00:00.000Z', reason: 'older than 7 days' };
  const parked = { contentId: 'c1', recordId: '17', reason: 'no Id', body: { Subject: 'nul \u0000' } };
  for (let time = 0; time < 2; time++) {
    await noteFeedGap(ledger.db, CONTOSO, FEED, gap);
    await parkRecord(ledger.db, CONTOSO, FEED, parked);
  }
  expect(await listFeedGaps(ledger.db, CONTOSO, FEED)).toEqual([gap]);
  expect(await listParkedRecords(ledger.db, CONTOSO, FEED)).toEqual([expect.objectContaining(parked)]);
  expect(await listFeedGaps(ledger.db, FABRIKAM, FEED)).toEqual([]);
  expect(await listParkedRecords(ledger.db, FABRIKAM, FEED)).toEqual([]);
});
