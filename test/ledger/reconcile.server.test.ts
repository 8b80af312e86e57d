import { expect, test } from 'vitest';
import { listAudit } from '../../ledger/audit.ts';
import { confirmRecords, markEndedOutside, openRuns } from '../../ledger/reconcile.ts';
import { listRecords } from '../../ledger/records.ts';
import { findRun } from '../../ledger/runs.ts';
import { listSteps } from '../../ledger/steps.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, CONTOSO, ended, FABRIKAM, record, started, stepStarted } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();

test('a run that ended outside is shown as such, with the reason, and has no step that still runs', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1), stepStarted(2, 'a')], 'provisional');
  expect(await markEndedOutside(ledger.db, CONTOSO, run.runId, 'terminated by an operator')).toBe(true);
  expect(await findRun(ledger.db, [CONTOSO], run.runId)).toMatchObject({
    state: 'ended',
    outcome: 'ended-outside',
    endedOutside: 'terminated by an operator',
    confirmedThrough: 2,
  });
  expect((await listSteps(ledger.db, CONTOSO, run.runId))[0]?.status).toBe('cancelled');
  const [entry] = await listAudit(ledger.db, CONTOSO);
  expect(entry).toMatchObject({ kind: 'run-ended-outside', subject: run.runId });
  expect(await markEndedOutside(ledger.db, CONTOSO, run.runId, 'again')).toBe(false);
});

test('the end that a run itself tells wins over one that was only seen from outside', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1)], 'confirmed');
  await markEndedOutside(ledger.db, CONTOSO, run.runId, 'not found');
  await writeRecords(ledger.db, run, [ended(2)], 'confirmed');
  expect(await findRun(ledger.db, [CONTOSO], run.runId)).toMatchObject({ outcome: 'succeeded', endedOutside: null });
});

test('a run that goes on after an end from outside (it was reset) is open again; a late old record does not open it', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1)], 'confirmed');
  await markEndedOutside(ledger.db, CONTOSO, run.runId, 'terminated');
  const { endedAt } = (await findRun(ledger.db, [CONTOSO], run.runId)) ?? {};
  const before = new Date(Date.parse(endedAt ?? '') - 1).toISOString();
  const after = new Date(Date.parse(endedAt ?? '') + 1).toISOString();
  await writeRecords(ledger.db, run, [{ ...stepStarted(2, 'a'), at: before }], 'confirmed');
  expect((await findRun(ledger.db, [CONTOSO], run.runId))?.state).toBe('ended');
  await writeRecords(ledger.db, run, [{ ...stepStarted(3, 'b'), at: after }], 'confirmed');
  expect(await findRun(ledger.db, [CONTOSO], run.runId)).toMatchObject({ state: 'running', endedOutside: null });
});

test('open runs are those without an end, and those alone that have been silent since a moment', async () => {
  const [open, closed] = [aRun(), aRun()];
  await writeRecords(ledger.db, open, [record(1, started(1).event)], 'confirmed');
  await writeRecords(ledger.db, closed, [started(1), ended(2)], 'confirmed');
  const ids = (await openRuns(ledger.db)).map(({ runId }) => runId);
  expect(ids).toContain(open.runId);
  expect(ids).not.toContain(closed.runId);
  const older = await openRuns(ledger.db, { olderThan: '2026-11-21T09:00:01.000Z' });
  expect(older.map(({ runId }) => runId)).not.toContain(open.runId);
  const newer = await openRuns(ledger.db, { olderThan: '2026-11-21T09:00:01.001Z' });
  expect(newer.find(({ runId }) => runId === open.runId)).toMatchObject({
    ...open,
    lastRecordAt: '2026-11-21T09:00:01.000Z',
  });
});

test('the sweep confirms what a closed run left provisional', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1), ended(2)], 'provisional');
  await confirmRecords(ledger.db, FABRIKAM, run.runId);
  expect((await listRecords(ledger.db, CONTOSO, run.runId)).every(({ confirmed }) => !confirmed)).toBe(true);
  await confirmRecords(ledger.db, CONTOSO, run.runId);
  expect((await listRecords(ledger.db, CONTOSO, run.runId)).every(({ confirmed }) => confirmed)).toBe(true);
});

test('another tenant cannot end a run', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1)], 'confirmed');
  expect(await markEndedOutside(ledger.db, FABRIKAM, run.runId, 'mine')).toBe(false);
  expect((await findRun(ledger.db, [CONTOSO], run.runId))?.state).toBe('running');
});
