import { expect, test } from 'vitest';
import { parkRecord } from '../../ledger/feed-contents.ts';
import {
  askForReplay,
  endReplay,
  findParkedEvent,
  listParkedEvents,
  wantedReplays,
} from '../../ledger/parked-events.ts';
import { CONTOSO, FABRIKAM } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const FEED = { source: 'o365-management', contentType: 'Audit.General' } as const;
let records = 0;

async function aParked(tenant = CONTOSO): Promise<number> {
  const recordId = `record-${(records += 1)}`;
  await parkRecord(ledger.db, tenant, FEED, { contentId: 'c1', recordId, reason: 'no id', body: { Id: recordId } });
  const [newest] = await listParkedEvents(ledger.db, [tenant]);
  expect(newest).toMatchObject({ recordId, reason: 'no id', state: 'parked', tenant });
  return newest?.id ?? 0;
}

test('what is set aside is seen by those of its tenant alone, and without its content', async () => {
  const id = await aParked();
  expect(await findParkedEvent(ledger.db, [FABRIKAM], id)).toBeUndefined();
  expect(await findParkedEvent(ledger.db, [], id)).toBeUndefined();
  expect(await listParkedEvents(ledger.db, [])).toEqual([]);
  expect(Object.keys((await findParkedEvent(ledger.db, [CONTOSO, FABRIKAM], id)) ?? {})).not.toContain('body');
});

test('it is handed over once for each time that somebody asks, and is gone from the list then', async () => {
  const id = await aParked();
  expect(await askForReplay(ledger.db, FABRIKAM, id)).toBe(false);
  expect([await askForReplay(ledger.db, CONTOSO, id), await askForReplay(ledger.db, CONTOSO, id)]).toEqual([
    true,
    false,
  ]);
  expect(await wantedReplays(ledger.db)).toMatchObject([{ id, body: { Id: `record-${records}` } }]);
  await endReplay(ledger.db, CONTOSO, id, undefined);
  expect(await wantedReplays(ledger.db)).toEqual([]);
  expect((await listParkedEvents(ledger.db, [CONTOSO])).map((one) => one.id)).not.toContain(id);
  expect(await findParkedEvent(ledger.db, [CONTOSO], id)).toMatchObject({ state: 'replayed' });
});

test('what fails again is set aside again with the new reason', async () => {
  const id = await aParked();
  await askForReplay(ledger.db, CONTOSO, id);
  await endReplay(ledger.db, CONTOSO, id, { reason: 'still no id' });
  expect(await findParkedEvent(ledger.db, [CONTOSO], id)).toMatchObject({ state: 'parked', reason: 'still no id' });
  expect(await askForReplay(ledger.db, CONTOSO, id)).toBe(true);
});
