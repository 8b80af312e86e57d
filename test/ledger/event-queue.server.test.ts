import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { InboxEntry } from '../../contracts/activities.ts';
import type { EventSource } from '../../contracts/event.ts';
import type { PlaybookName } from '../../contracts/ids.ts';
import {
  dropQueued,
  listDroppedEvents,
  listQueues,
  nextQueued,
  queueEvent,
  QUEUED_MAX,
  settleQueued,
} from '../../ledger/event-queue.ts';
import { CONTOSO, FABRIKAM } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const SOURCE: EventSource = 'o365-management';
const PLAYBOOK = 'phishing' as PlaybookName;

let lines = 0;
const aLine = () => ({ playbook: PLAYBOOK, key: `key-${(lines += 1)}` });

function anEntry(id: string): InboxEntry {
  const event = {
    tenant: CONTOSO,
    source: SOURCE,
    id,
    type: 'o365.audit',
    occurredAt: '2026-11-21T09:00:00.000Z',
  } as const;
  return { event: { ...event, fields: {}, raw: { subject: 'nul \u0000' } }, starter: { kind: 'event', eventId: id } };
}

test('queued events come out in order, one at a time, each until it is settled', async () => {
  const line = aLine();
  for (const id of ['e1', 'e2', 'e1']) expect(await queueEvent(ledger.db, CONTOSO, line, anEntry(id))).toBe('queued');
  const first = await nextQueued(ledger.db, CONTOSO, line);
  expect(first?.entry).toEqual(anEntry('e1'));
  expect(await nextQueued(ledger.db, CONTOSO, line)).toBeUndefined();
  await settleQueued(ledger.db, CONTOSO, first?.id ?? 0);
  expect((await nextQueued(ledger.db, CONTOSO, line))?.entry.event.id).toBe('e2');
});

test('P1: an event taken by somebody who died comes again after a minute', async () => {
  const line = aLine();
  await queueEvent(ledger.db, CONTOSO, line, anEntry('e1'));
  expect(await nextQueued(ledger.db, CONTOSO, line)).toBeDefined();
  await sql`update queued_events set taken_until = now() - interval '1 second' where key = ${line.key}`.execute(
    ledger.db.kysely,
  );
  expect((await nextQueued(ledger.db, CONTOSO, line))?.entry.event.id).toBe('e1');
});

test('of many who take from one line at the same time one gets the event', async () => {
  const line = aLine();
  for (const id of ['e1', 'e2', 'e3']) await queueEvent(ledger.db, CONTOSO, line, anEntry(id));
  const taken = await Promise.all(Array.from({ length: 8 }, () => nextQueued(ledger.db, CONTOSO, line)));
  expect(taken.filter((event) => event !== undefined).map(({ entry }) => entry.event.id)).toEqual(['e1']);
});

test('the hundredth event of a key waits, the next one is dropped with a reason that stays visible', async () => {
  const line = aLine();
  const results = await Promise.all(
    Array.from({ length: QUEUED_MAX + 1 }, (_, n) => queueEvent(ledger.db, CONTOSO, line, anEntry(`e${n}`))),
  );
  expect(results.filter((result) => result === 'dropped')).toHaveLength(1);
  expect((await listQueues(ledger.db)).find(({ key }) => key === line.key)?.waiting).toBe(QUEUED_MAX);
  expect(await listDroppedEvents(ledger.db, CONTOSO)).toMatchObject([
    { ...line, reason: '100 events of this key wait already' },
  ]);
  expect(await listDroppedEvents(ledger.db, FABRIKAM)).toEqual([]);
});

test('a line that is dropped hands out nothing any more', async () => {
  const line = aLine();
  await queueEvent(ledger.db, CONTOSO, line, anEntry('e1'));
  expect(await dropQueued(ledger.db, FABRIKAM, line, 'not mine')).toBe(0);
  expect(await nextQueued(ledger.db, FABRIKAM, line)).toBeUndefined();
  expect(await dropQueued(ledger.db, CONTOSO, line, 'playbook was disabled')).toBe(1);
  expect(await nextQueued(ledger.db, CONTOSO, line)).toBeUndefined();
  expect((await listQueues(ledger.db)).some(({ key }) => key === line.key)).toBe(false);
  expect(await queueEvent(ledger.db, CONTOSO, line, anEntry('e1'))).toBe('dropped');
});
