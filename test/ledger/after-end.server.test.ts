import { expect, test } from 'vitest';
import type { FinalState } from '../../contracts/after-end.ts';
import type { RunId } from '../../contracts/ids.ts';
import { claimSuccessor, findSuccessor, linksOf, nameSuccessor, readFinalState } from '../../ledger/after-end.ts';
import { findRun } from '../../ledger/runs.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, CONTOSO, ended, FABRIKAM, started } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();

const aFinal = (over: Partial<FinalState> = {}): FinalState => ({
  seq: 2,
  start: { tenant: { id: CONTOSO, title: 'Contoso Ltd', values: {} }, inputs: {} },
  runs: ['r-1' as RunId],
  takesBack: 1,
  noRetry: null,
  journal: { phase: 'ended' },
  ...over,
});

test('what a run leaves is written with its last records, and read where it has ended', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1), ended(2)], 'confirmed', aFinal());
  expect(await readFinalState(ledger.db, CONTOSO, run.runId)).toEqual(aFinal());
  expect(await findRun(ledger.db, [CONTOSO], run.runId)).toMatchObject({ state: 'ended' });
  expect(await readFinalState(ledger.db, FABRIKAM, run.runId)).toBeUndefined();
});

test('written again it is replaced', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1), ended(2)], 'provisional', aFinal());
  await writeRecords(ledger.db, run, [started(1), ended(2)], 'provisional', aFinal({ takesBack: 3 }));
  expect((await readFinalState(ledger.db, CONTOSO, run.runId))?.takesBack).toBe(3);
});

test('of another course than the one that the run took in the end it is not read', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1), ended(2)], 'provisional', aFinal());
  await writeRecords(ledger.db, run, [started(2), ended(3)], 'confirmed');
  expect(await readFinalState(ledger.db, CONTOSO, run.runId)).toBeUndefined();
  const open = aRun();
  await writeRecords(ledger.db, open, [started(1)], 'confirmed', aFinal({ seq: 1 }));
  expect(await readFinalState(ledger.db, CONTOSO, open.runId)).toBeUndefined();
  expect((await findRun(ledger.db, [CONTOSO], open.runId))?.state).toBe('running');
});

test('records that cannot be written leave nothing behind', async () => {
  const run = aRun();
  const wrong = [{ ...ended(2), at: 'no moment' }];
  await expect(writeRecords(ledger.db, run, wrong, 'confirmed', aFinal())).rejects.toThrow();
  const rows = await ledger.db.kysely.selectFrom('finalStates').selectAll().where('runId', '=', run.runId).execute();
  expect(rows).toEqual([]);
});

test('one run goes on from the end of another: the first that is noted, whoever asks', async () => {
  const runId = 'r-ended' as RunId;
  expect(await findSuccessor(ledger.db, CONTOSO, runId)).toBeUndefined();
  const asked = await Promise.all(
    ['retry', 'roll-back'].map((kind) =>
      claimSuccessor(ledger.db, CONTOSO, runId, { kind: kind as 'retry', workflowId: `w-${kind}` }),
    ),
  );
  expect(new Set(asked.map(({ workflowId }) => workflowId)).size).toBe(1);
  expect(await linksOf(ledger.db, CONTOSO, runId)).toEqual({ origin: null, successor: null });
});

test('a run is linked with the one that it goes on from, once it has started', async () => {
  const [before, after] = ['r-before' as RunId, 'r-after' as RunId];
  await claimSuccessor(ledger.db, CONTOSO, before, { kind: 'retry', workflowId: 'w-1' });
  await nameSuccessor(ledger.db, CONTOSO, { workflowId: 'w-1' }, after);
  expect(await findSuccessor(ledger.db, CONTOSO, before)).toEqual({ kind: 'retry', workflowId: 'w-1', run: after });
  expect(await linksOf(ledger.db, CONTOSO, before)).toEqual({ origin: null, successor: { kind: 'retry', run: after } });
  expect(await linksOf(ledger.db, CONTOSO, after)).toEqual({ origin: { kind: 'retry', run: before }, successor: null });
  expect(await linksOf(ledger.db, FABRIKAM, after)).toEqual({ origin: null, successor: null });
});
