import { expect, test } from 'vitest';
import { listRecords } from '../../../ledger/records.ts';
import { findRun } from '../../../ledger/runs.ts';
import { listSteps } from '../../../ledger/steps.ts';
import { writeRecords } from '../../../ledger/write-records.ts';
import { aRun, CONTOSO, ended, started, stepSettled, stepStarted } from '../a-run.ts';
import { withLedger } from '../with-ledger.ts';

const ledger = withLedger();

test('a local activity that runs again down another path leaves nothing of the first path', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1)], 'confirmed');
  await writeRecords(
    ledger.db,
    run,
    [stepStarted(2, 'left'), stepSettled(3, 'left'), stepStarted(4, 'left_more')],
    'provisional',
  );
  await writeRecords(ledger.db, run, [stepStarted(2, 'right')], 'provisional');
  await writeRecords(ledger.db, run, [stepSettled(3, 'right'), ended(4)], 'confirmed');
  const steps = await listSteps(ledger.db, CONTOSO, run.runId);
  expect(steps.map(({ path, status }) => [path, status])).toEqual([['right', 'succeeded']]);
  expect((await findRun(ledger.db, [CONTOSO], run.runId))?.lastSeq).toBe(4);
});

test('provisional records behind the end of a run are removed when the end is confirmed', async () => {
  const run = aRun();
  await writeRecords(
    ledger.db,
    run,
    [started(1), stepStarted(2, 'a'), stepStarted(3, 'b'), stepStarted(4, 'c')],
    'provisional',
  );
  await writeRecords(ledger.db, run, [stepSettled(2, 'a'), ended(3)], 'confirmed');
  expect((await listRecords(ledger.db, CONTOSO, run.runId)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect((await listSteps(ledger.db, CONTOSO, run.runId)).map(({ path }) => path)).toEqual(['a']);
});
