import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import type { RunRecord } from '../../contracts/run.ts';
import { findRun } from '../../ledger/runs.ts';
import { listGaps, listRecords } from '../../ledger/records.ts';
import { listSteps } from '../../ledger/steps.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, CONTOSO, ended, FABRIKAM, record, started, stepSettled, stepStarted, stepWaiting } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();

const STORY: readonly RunRecord[] = [
  started(1),
  stepStarted(2, 'ticket'),
  stepSettled(3, 'ticket', 'INC1'),
  stepStarted(4, 'ask', 'approve'),
  stepWaiting(5, 'ask'),
  stepSettled(6, 'ask', 'approved', 'approve'),
  ended(7),
];

/** What people could see of a run, whatever the way its records took. */
async function view(run: ReturnType<typeof aRun>) {
  const { runId, workflowId, ...row } = (await findRun(ledger.db, [run.tenant], run.runId)) ?? {};
  return { row, ids: [runId, workflowId].length, steps: await listSteps(ledger.db, run.tenant, run.runId) };
}

test('the records of a run are kept in order and become its row and its steps', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, STORY, 'confirmed');
  expect(await findRun(ledger.db, [CONTOSO], run.runId)).toMatchObject({
    state: 'ended',
    outcome: 'succeeded',
    outputs: { ticket: 'INC1' },
    inputs: { severity: 'high' },
    starter: { kind: 'event', eventId: 'event-1' },
    startedAt: '2026-11-21T09:00:01.000Z',
    endedAt: '2026-11-21T09:00:07.000Z',
    lastSeq: 7,
    confirmedThrough: 7,
  });
  const steps = await listSteps(ledger.db, CONTOSO, run.runId);
  expect(steps.map(({ path, status, output, provisional }) => ({ path, status, output, provisional }))).toEqual([
    { path: 'ticket', status: 'succeeded', output: 'INC1', provisional: false },
    { path: 'ask', status: 'succeeded', output: 'approved', provisional: false },
  ]);
  const records = await listRecords(ledger.db, CONTOSO, run.runId);
  expect(records).toEqual(STORY.map((story) => ({ ...story, confirmed: true })));
});

test('records written in any order, in any batches, any number of times give the same view', async () => {
  const reference = aRun();
  await writeRecords(ledger.db, reference, STORY, 'confirmed');
  const expected = await view(reference);
  const orders = fc.shuffledSubarray([...STORY], { minLength: STORY.length });
  const cuts = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 7, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(orders, cuts, fc.boolean(), async (order, sizes, twice) => {
      const run = aRun();
      const rest = [...order];
      for (const size of sizes) {
        const batch = rest.splice(0, size);
        await writeRecords(ledger.db, run, batch, 'confirmed');
        if (twice) await writeRecords(ledger.db, run, batch, 'confirmed');
      }
      expect(await view(run)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('batches written at the same time give the same view as one after the other', async () => {
  const reference = aRun();
  await writeRecords(ledger.db, reference, STORY, 'confirmed');
  const expected = await view(reference);
  for (let round = 0; round < 10; round++) {
    const run = aRun();
    await Promise.all(STORY.map((one) => writeRecords(ledger.db, run, [one], 'confirmed')));
    expect(await view(run)).toEqual(expected);
  }
});

test('a provisional write never replaces a confirmed record', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1), stepSettled(2, 'a', 'true story')], 'confirmed');
  await writeRecords(ledger.db, run, [stepSettled(2, 'a', 'another story')], 'provisional');
  const [, second] = await listRecords(ledger.db, CONTOSO, run.runId);
  expect(second?.event).toMatchObject({ output: 'true story' });
});

test('text that PostgreSQL cannot hold is kept as data and does not stop the run', async () => {
  const run = aRun();
  const output = 'a\u0000b \ud800 \u{1f600}';
  const decision = { type: 'decision', path: 'ask' as StepPath, decisionId: 'd1', person: 'ada' as PersonId } as const;
  const records = [
    started(1),
    stepSettled(2, 'a', output),
    record(3, { ...decision, approve: true, reason: 'nul \u0000 here' }),
    record(4, { type: 'step-waiting', path: 'b' as StepPath, reason: 'nul \u0000', until: null }),
  ];
  await writeRecords(ledger.db, run, records, 'confirmed');
  const steps = await listSteps(ledger.db, CONTOSO, run.runId);
  expect(steps[0]?.output).toBe(output);
  expect(steps[1]?.waitingReason).toBe('nul \ufffd');
});

test('another tenant sees nothing of a run, and may have one of the same id', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, STORY, 'confirmed');
  expect(await findRun(ledger.db, [FABRIKAM], run.runId)).toBeUndefined();
  expect(await findRun(ledger.db, [], run.runId)).toBeUndefined();
  expect(await listSteps(ledger.db, FABRIKAM, run.runId)).toEqual([]);
  expect(await listRecords(ledger.db, FABRIKAM, run.runId)).toEqual([]);
  expect(await listGaps(ledger.db, FABRIKAM, run.runId)).toEqual([]);
  await writeRecords(ledger.db, { ...run, tenant: FABRIKAM }, [started(1)], 'confirmed');
  expect((await findRun(ledger.db, [FABRIKAM], run.runId))?.state).toBe('running');
  expect((await findRun(ledger.db, [CONTOSO], run.runId))?.state).toBe('ended');
});
