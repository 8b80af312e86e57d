import { expect, test } from 'vitest';
import type { RunRecord } from '../../contracts/run.ts';
import { countOpenRuns, findRun, listRuns } from '../../ledger/runs.ts';
import { listSteps } from '../../ledger/steps.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, CONTOSO, ended, started, stepSettled, stepStarted, stepWaiting } from './a-run.ts';
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
test('a cursor that is not one of ours starts at the top', async () => {
  const tenant = 'cursed' as typeof CONTOSO;
  await writeRecords(ledger.db, aRun({ tenant }), STORY, 'confirmed');
  for (const after of ['', 'nonsense', 'x~y', '2026-11-21']) {
    expect((await listRuns(ledger.db, [tenant], { after })).runs).toHaveLength(1);
  }
});

test('open runs of a tenant are counted, without those that have ended', async () => {
  const before = await countOpenRuns(ledger.db, CONTOSO);
  await writeRecords(ledger.db, aRun(), STORY.slice(0, 5), 'confirmed');
  await writeRecords(ledger.db, aRun(), STORY, 'confirmed');
  expect(await countOpenRuns(ledger.db, CONTOSO)).toBe(before + 1);
});
