import { expect, test } from 'vitest';
import { unconfirmedRuns } from '../../ledger/unconfirmed-runs.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, record, started } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const ended = record(2, { type: 'run-ended', outcome: 'succeeded', outputs: {} });
const LATER = '2026-11-22T00:00:00.000Z';

test('only runs that have ended and whose end nothing confirmed are listed', async () => {
  const [open, confirmed, unconfirmed] = [aRun(), aRun(), aRun()];
  await writeRecords(ledger.db, open, [started(1)], 'provisional');
  await writeRecords(ledger.db, confirmed, [started(1), ended], 'confirmed');
  await writeRecords(ledger.db, unconfirmed, [started(1), ended], 'provisional');
  const ids = async (olderThan: string) => (await unconfirmedRuns(ledger.db, { olderThan })).map(({ runId }) => runId);
  expect(await ids(LATER)).toEqual([unconfirmed.runId]);
  expect(await ids(ended.at)).toEqual([]);
});
