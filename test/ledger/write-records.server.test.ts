import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import type { RunRecord } from '../../contracts/run.ts';
import { findRun, listRuns } from '../../ledger/runs.ts';
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

test('a run that waits for an answer and does nothing else is waiting', async () => {
  const run = aRun();
  await writeRecords(ledger.db, run, STORY.slice(0, 5), 'confirmed');
  expect((await findRun(ledger.db, [CONTOSO], run.runId))?.state).toBe('waiting');
  const [step] = (await listSteps(ledger.db, CONTOSO, run.runId)).slice(-1);
  expect(step).toMatchObject({
    status: 'waiting',
    waitingReason: 'approval',
    waitingUntil: '2026-11-21T10:00:00.000Z',
  });
  await writeRecords(ledger.db, run, [stepStarted(6, 'other')], 'confirmed');
  expect((await findRun(ledger.db, [CONTOSO], run.runId))?.state).toBe('running');
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

test('pages of runs cover all of them once, newest first, and filter by state', async () => {
  const tenant = 'paged' as typeof CONTOSO;
  for (let n = 0; n < 7; n++) {
    await writeRecords(ledger.db, aRun({ tenant }), n < 3 ? STORY : STORY.slice(0, 5), 'confirmed');
  }
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await listRuns(ledger.db, [tenant], { limit: 3, ...(after === undefined ? {} : { after }) });
    seen.push(...page.runs.map(({ runId }) => runId));
    after = page.next;
  } while (after !== undefined);
  expect(new Set(seen).size).toBe(7);
  expect(seen).toEqual([...seen].sort().reverse());
  expect((await listRuns(ledger.db, [tenant], { state: 'ended' })).runs).toHaveLength(3);
  expect((await listRuns(ledger.db, [tenant], { state: 'waiting' })).runs).toHaveLength(4);
  expect((await listRuns(ledger.db, [tenant], { state: 'running' })).runs).toHaveLength(0);
});
