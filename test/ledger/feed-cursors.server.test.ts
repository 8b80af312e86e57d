import { expect, test } from 'vitest';
import { moveCursor, readCursor } from '../../ledger/feed-cursors.ts';
import { CONTOSO, FABRIKAM } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const FEED = { source: 'o365-management', contentType: 'Audit.General' } as const;

test('a cursor moves forward only, for its tenant and content type only', async () => {
  expect(await readCursor(ledger.db, CONTOSO, FEED.source, FEED.contentType)).toBeUndefined();
  await moveCursor(ledger.db, CONTOSO, FEED.source, FEED.contentType, '2026-11-21T09:30:00.000Z');
  await moveCursor(ledger.db, CONTOSO, FEED.source, FEED.contentType, '2026-11-21T09:00:00.000Z');
  expect(await readCursor(ledger.db, CONTOSO, FEED.source, FEED.contentType)).toBe('2026-11-21T09:30:00.000Z');
  expect(await readCursor(ledger.db, FABRIKAM, FEED.source, FEED.contentType)).toBeUndefined();
  expect(await readCursor(ledger.db, CONTOSO, FEED.source, 'Audit.Exchange')).toBeUndefined();
});
