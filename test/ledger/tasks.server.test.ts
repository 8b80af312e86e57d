import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import type { RunEvent } from '../../contracts/run.ts';
import type { TaskHead } from '../../contracts/task.ts';
import { markEndedOutside } from '../../ledger/reconcile.ts';
import { findTask, listOpenTasks } from '../../ledger/tasks.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, CONTOSO, ended, FABRIKAM, record, started } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const path = 'consent' as StepPath;
const head = (over: Partial<TaskHead> = {}): TaskHead => ({
  title: 'Grant \u0000 consent',
  phase: 'open',
  to: [{ team: 'csirt' }],
  signOffBy: [],
  answeredBy: null,
  openedAt: '2026-11-21T09:00:00.000Z',
  dueAt: '2026-11-22T09:00:00.000Z',
  ...over,
});
const request = { details: 'How', form: {}, evidence: { need: 'optional', what: '' }, alreadyInPlace: false } as const;
const opened = (seq: number, over: Partial<TaskHead> = {}) =>
  record(seq, { type: 'task-opened', path, task: head(over), request });
const changed = (seq: number, over: Partial<TaskHead>) =>
  record(seq, {
    type: 'task-changed',
    path,
    task: head(over),
    messageId: `m-${seq}`,
    by: 'ada' as PersonId,
    change: { kind: 'comment', text: 'On it' },
  });

test('a task is open from its first record to its last, what is due first on top', async () => {
  const { db } = ledger;
  const [late, soon, other] = [aRun(), aRun(), aRun({ tenant: FABRIKAM })];
  await writeRecords(db, late, [started(1), opened(2)], 'confirmed');
  await writeRecords(db, soon, [started(1), opened(2, { dueAt: '2026-11-21T10:00:00.000Z' })], 'confirmed');
  await writeRecords(db, other, [started(1), opened(2)], 'confirmed');
  const open = async () => (await listOpenTasks(db, [CONTOSO])).map(({ runId }) => runId);
  expect(await open()).toEqual([soon.runId, late.runId]);
  await writeRecords(db, soon, [changed(3, { phase: 'to-sign-off', dueAt: '2026-11-21T10:00:00.000Z' })], 'confirmed');
  expect(await open()).toEqual([soon.runId, late.runId]);
  await writeRecords(db, soon, [changed(4, { phase: 'done' })], 'confirmed');
  expect(await open()).toEqual([late.runId]);
  expect(await listOpenTasks(db, [])).toEqual([]);
});

test('records that come late or twice never undo what a later one said', async () => {
  const { db } = ledger;
  const story = [
    opened(2),
    changed(3, { to: [{ team: 'leads' }] }),
    changed(4, { phase: 'done', to: [{ team: 'leads' }] }),
  ];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(story, { minLength: 3 }), async (shuffled) => {
      const run = aRun();
      await writeRecords(db, run, [started(1)], 'confirmed');
      for (const one of [...shuffled, ...shuffled]) await writeRecords(db, run, [one], 'provisional');
      expect((await findTask(db, CONTOSO, run.runId, path))?.task).toEqual(
        head({ phase: 'done', to: [{ team: 'leads' }] }),
      );
    }),
    { numRuns: 10 },
  );
});

test('a task has what it asks and what happened to it', async () => {
  const { db } = ledger;
  const run = aRun();
  const refused: RunEvent = {
    type: 'task-refused',
    path,
    messageId: 'm-9',
    by: 'mallory' as PersonId,
    what: 'answer',
    because: 'wrong-person',
  };
  const overdue: RunEvent = { type: 'task-overdue', path, task: head() };
  await writeRecords(
    db,
    run,
    [started(1), opened(2), changed(3, {}), record(4, refused), record(5, overdue)],
    'confirmed',
  );
  const task = await findTask(db, CONTOSO, run.runId, path);
  expect(task).toMatchObject({ tenant: CONTOSO, playbook: run.playbook, request });
  expect(task?.happenings.map(({ event }) => event.type)).toEqual(['task-changed', 'task-refused', 'task-overdue']);
  expect(await findTask(db, FABRIKAM, run.runId, path)).toBeUndefined();
});

test('the end of a run, also one that ran no code, leaves no task open', async () => {
  const { db } = ledger;
  const [cancelled, killed] = [aRun(), aRun()];
  for (const run of [cancelled, killed]) await writeRecords(db, run, [started(1), opened(2)], 'confirmed');
  await writeRecords(db, cancelled, [ended(3, 'cancelled')], 'confirmed');
  await markEndedOutside(db, CONTOSO, killed.runId, 'terminated');
  for (const { runId } of [cancelled, killed]) {
    expect((await findTask(db, CONTOSO, runId, path))?.task.phase).toBe('cancelled');
    expect((await listOpenTasks(db, [CONTOSO])).map((row) => row.runId)).not.toContain(runId);
  }
});

test('a run whose records were replaced is told by the new ones alone', async () => {
  const { db } = ledger;
  const run = aRun();
  await writeRecords(db, run, [started(1), opened(2)], 'provisional');
  await writeRecords(db, run, [record(2, { type: 'event-joined', eventId: 'e' })], 'provisional');
  expect(await findTask(db, CONTOSO, run.runId, path)).toBeUndefined();
});
