import { expect, test } from 'vitest';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import type { RunContext } from '../../contracts/run.ts';
import { findApproval, listApprovals, listOpenApprovals, noteReminder, openApproval } from '../../ledger/approvals.ts';
import { markEndedOutside } from '../../ledger/reconcile.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, CONTOSO, ended, FABRIKAM, record, started } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const ASK = 'ask' as StepPath;

const anApproval = (run: RunContext) => ({
  runId: run.runId,
  path: ASK,
  question: 'Isolate the device?',
  shown: [{ name: 'device', value: ['laptop-1', 'laptop-2'] }],
  targetsSha256: 'b'.repeat(64),
  by: [{ team: 'csirt' }],
  notBy: ['ada' as PersonId],
  quorum: 1,
  askedAt: '2026-11-21T09:00:00.000Z',
  expiresAt: '2026-11-21T10:00:00.000Z',
});

const decision = (seq: number, id: string, approve = true) =>
  record(seq, { type: 'decision', path: ASK, decisionId: id, person: 'chen' as PersonId, approve, reason: 'seen' });
const refusedDecision = (seq: number, id: string) =>
  record(seq, {
    type: 'decision-refused',
    path: ASK,
    decisionId: id,
    person: 'bruno' as PersonId,
    because: 'wrong-person',
  });
const closed = (seq: number, because: 'quorum' | 'refused' | 'expired' | 'cancelled') =>
  record(seq, { type: 'approval-closed', path: ASK, approved: because === 'quorum', because });

async function anOpenApproval() {
  const run = aRun();
  await writeRecords(ledger.db, run, [started(1)], 'confirmed');
  await openApproval(ledger.db, CONTOSO, anApproval(run));
  return run;
}

test('an approval is open with all that was asked, until its run closes it', async () => {
  const run = await anOpenApproval();
  const found = await findApproval(ledger.db, CONTOSO, run.runId, ASK);
  expect(found).toEqual({
    ...anApproval(run),
    tenant: CONTOSO,
    state: 'open',
    reminders: 0,
    closedAt: null,
    decisions: [],
  });
  await writeRecords(ledger.db, run, [refusedDecision(2, 'd1'), decision(3, 'd2'), closed(4, 'quorum')], 'confirmed');
  expect(await findApproval(ledger.db, CONTOSO, run.runId, ASK)).toMatchObject({
    state: 'approved',
    closedAt: '2026-11-21T09:00:04.000Z',
    decisions: [
      { decisionId: 'd1', person: 'bruno', approve: null, refused: 'wrong-person' },
      { decisionId: 'd2', person: 'chen', approve: true, reason: 'seen', refused: null },
    ],
  });
});

test.each([
  ['quorum', 'approved'],
  ['refused', 'refused'],
  ['expired', 'expired'],
  ['cancelled', 'cancelled'],
] as const)('an approval closed because of %s is %s', async (because, state) => {
  const run = await anOpenApproval();
  await writeRecords(ledger.db, run, [closed(2, because)], 'confirmed');
  expect((await findApproval(ledger.db, CONTOSO, run.runId, ASK))?.state).toBe(state);
});

test('opening an approval again changes nothing, and one whose end came first is kept as ended', async () => {
  const run = await anOpenApproval();
  await openApproval(ledger.db, CONTOSO, { ...anApproval(run), question: 'Another question?' });
  expect((await listApprovals(ledger.db, CONTOSO, run.runId)).map(({ question }) => question)).toEqual([
    'Isolate the device?',
  ]);
  const late = aRun();
  await writeRecords(ledger.db, late, [started(1), closed(2, 'expired')], 'confirmed');
  await openApproval(ledger.db, CONTOSO, anApproval(late));
  expect((await findApproval(ledger.db, CONTOSO, late.runId, ASK))?.state).toBe('expired');
});

test('an approval of a run that ended is cancelled, whether the run said so or not', async () => {
  const said = await anOpenApproval();
  await writeRecords(ledger.db, said, [ended(2, 'cancelled')], 'confirmed');
  const silent = await anOpenApproval();
  await markEndedOutside(ledger.db, CONTOSO, silent.runId, 'terminated');
  const after = aRun();
  await writeRecords(ledger.db, after, [started(1), ended(2)], 'confirmed');
  await openApproval(ledger.db, CONTOSO, anApproval(after));
  for (const { runId } of [said, silent, after]) {
    expect((await findApproval(ledger.db, CONTOSO, runId, ASK))?.state).toBe('cancelled');
  }
});

test('reminders only count up', async () => {
  const run = await anOpenApproval();
  for (const reminder of [1, 2, 1]) await noteReminder(ledger.db, CONTOSO, { runId: run.runId, path: ASK, reminder });
  expect((await findApproval(ledger.db, CONTOSO, run.runId, ASK))?.reminders).toBe(2);
});

test('another tenant sees no approval and cannot touch one', async () => {
  const run = await anOpenApproval();
  expect(await findApproval(ledger.db, FABRIKAM, run.runId, ASK)).toBeUndefined();
  expect(await listApprovals(ledger.db, FABRIKAM, run.runId)).toEqual([]);
  expect(await listOpenApprovals(ledger.db, [FABRIKAM])).toEqual([]);
  expect(await listOpenApprovals(ledger.db, [])).toEqual([]);
  await noteReminder(ledger.db, FABRIKAM, { runId: run.runId, path: ASK, reminder: 9 });
  expect((await findApproval(ledger.db, CONTOSO, run.runId, ASK))?.reminders).toBe(0);
  expect((await listOpenApprovals(ledger.db, [CONTOSO])).some(({ runId }) => runId === run.runId)).toBe(true);
});
