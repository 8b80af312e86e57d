import { expect, test } from 'vitest';
import { confirmRecords } from '../../ledger/reconcile.ts';
import { unconfirmedRuns } from '../../ledger/unconfirmed-runs.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, CONTOSO, ended, started } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const LATER = '2026-11-21T09:00:02.001Z';

test('a run whose end is provisional is found until it is confirmed, an open or confirmed one is not', async () => {
  const [provisional, open, confirmed] = [aRun(), aRun(), aRun()];
  await writeRecords(ledger.db, provisional, [started(1), ended(2)], 'provisional');
  await writeRecords(ledger.db, open, [started(1)], 'provisional');
  await writeRecords(ledger.db, confirmed, [started(1), ended(2)], 'confirmed');
  expect(await unconfirmedRuns(ledger.db, { olderThan: LATER })).toMatchObject([provisional]);
  expect(await unconfirmedRuns(ledger.db, { olderThan: '2026-11-21T09:00:02.000Z' })).toEqual([]);
  await confirmRecords(ledger.db, CONTOSO, provisional.runId);
  expect(await unconfirmedRuns(ledger.db, { olderThan: LATER })).toEqual([]);
});
