import { expect, test } from 'vitest';
import { listSteps } from '../../ledger/steps.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, CONTOSO, FABRIKAM, stepSettled, stepStarted, stepWaiting } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();

test('steps come in the order in which they began, whatever ended first', async () => {
  const run = aRun();
  const records = [stepStarted(1, 'z'), stepStarted(2, 'a'), stepSettled(3, 'a'), stepWaiting(4, 'z')];
  await writeRecords(ledger.db, run, records, 'confirmed');
  const steps = await listSteps(ledger.db, CONTOSO, run.runId);
  expect(steps.map(({ path, status }) => [path, status])).toEqual([
    ['z', 'waiting'],
    ['a', 'succeeded'],
  ]);
  expect(await listSteps(ledger.db, FABRIKAM, run.runId)).toEqual([]);
});

test('a step whose start has not come yet is shown by its path', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [stepWaiting(2, 'ask')], 'confirmed');
  expect(await listSteps(ledger.db, CONTOSO, run.runId)).toMatchObject([{ path: 'ask', title: 'ask', kind: '' }]);
  await writeRecords(ledger.db, run, [stepStarted(1, 'ask')], 'confirmed');
  expect(await listSteps(ledger.db, CONTOSO, run.runId)).toMatchObject([{ title: 'Do ask', status: 'waiting' }]);
});
