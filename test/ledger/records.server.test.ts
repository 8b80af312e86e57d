import { expect, test } from 'vitest';
import { listGaps, listRecords } from '../../ledger/records.ts';
import { listSteps } from '../../ledger/steps.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, CONTOSO, started, stepSettled, stepStarted } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();

test('a gap in the numbers is visible until the missing record comes', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [stepStarted(2, 'a'), stepStarted(5, 'b')], 'confirmed');
  expect(await listGaps(ledger.db, CONTOSO, run.runId)).toEqual([
    { from: 1, to: 1 },
    { from: 3, to: 4 },
  ]);
  await writeRecords(ledger.db, run, [started(1), stepStarted(3, 'c'), stepStarted(4, 'd')], 'confirmed');
  expect(await listGaps(ledger.db, CONTOSO, run.runId)).toEqual([]);
});

test('a later confirmed write confirms the provisional records before it', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1), stepStarted(2, 'a')], 'provisional');
  expect((await listSteps(ledger.db, CONTOSO, run.runId))[0]?.provisional).toBe(true);
  await writeRecords(ledger.db, run, [stepSettled(3, 'a')], 'confirmed');
  await writeRecords(ledger.db, run, [stepStarted(4, 'b')], 'provisional');
  const records = await listRecords(ledger.db, CONTOSO, run.runId);
  expect(records.map(({ confirmed }) => confirmed)).toEqual([true, true, true, false]);
});

test('records come in pages', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1), stepStarted(2, 'a'), stepStarted(3, 'b')], 'confirmed');
  const first = await listRecords(ledger.db, CONTOSO, run.runId, { limit: 2 });
  const second = await listRecords(ledger.db, CONTOSO, run.runId, { after: 2, limit: 2 });
  expect([...first, ...second].map(({ seq }) => seq)).toEqual([1, 2, 3]);
});
