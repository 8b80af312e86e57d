import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { EventSource } from '../../contracts/event.ts';
import { admitEvents, markHandedOver, purgeSeenEvents } from '../../ledger/seen-events.ts';
import { CONTOSO, FABRIKAM } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const SOURCE: EventSource = 'o365-management';

async function ageSeen(id: string, age: string): Promise<void> {
  await sql`update seen_events set seen_at = now() - ${age}::interval where event_id = ${id}`.execute(ledger.db.kysely);
}

test('P1: an event is admitted until it is marked as handed over, then for 8 days no more', async () => {
  expect(await admitEvents(ledger.db, CONTOSO, SOURCE, ['b', 'a', 'b'])).toEqual(['b', 'a']);
  expect(await admitEvents(ledger.db, CONTOSO, SOURCE, ['a'])).toEqual(['a']);
  await markHandedOver(ledger.db, CONTOSO, SOURCE, ['a', 'a']);
  expect(await admitEvents(ledger.db, CONTOSO, SOURCE, ['a', 'b'])).toEqual(['b']);
  await ageSeen('a', '7 days 23 hours 59 minutes');
  expect(await admitEvents(ledger.db, CONTOSO, SOURCE, ['a'])).toEqual([]);
  expect(await purgeSeenEvents(ledger.db)).toBe(0);
  await ageSeen('a', '8 days 1 second');
  expect(await admitEvents(ledger.db, CONTOSO, SOURCE, ['a'])).toEqual(['a']);
  expect(await purgeSeenEvents(ledger.db)).toBe(1);
});

test('an event of the same id from another tenant is another event', async () => {
  await markHandedOver(ledger.db, CONTOSO, SOURCE, ['shared']);
  expect(await admitEvents(ledger.db, FABRIKAM, SOURCE, ['shared'])).toEqual(['shared']);
  expect(await admitEvents(ledger.db, CONTOSO, SOURCE, [])).toEqual([]);
});
