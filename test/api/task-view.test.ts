import { expect, test } from 'vitest';
import { inboxItem, taskOptions, taskView } from '../../api/task-view.ts';
import type { PersonId, TenantId } from '../../contracts/ids.ts';
import type { TaskHappening } from '../../ledger/tasks.ts';
import { SOC } from './a-soc.ts';
import { aTask } from './a-task.ts';

const api = { directory: SOC };
const NOON = Date.parse('2026-11-21T12:00:00.000Z');
const person = 'bruno' as PersonId;

test('a task is overdue from the very moment in which it is due', () => {
  const { dueAt } = aTask().task;
  expect(inboxItem(api, aTask(), Date.parse(dueAt) - 1).isOverdue).toBe(false);
  expect(inboxItem(api, aTask(), Date.parse(dueAt)).isOverdue).toBe(true);
});

test('a line of the inbox says what is wanted, and a tenant that is gone by its id', () => {
  expect(inboxItem(api, aTask(), NOON)).toMatchObject({ kind: 'task', wants: 'answer', tenantTitle: 'Contoso' });
  const gone = aTask({ phase: 'to-sign-off' }, { tenant: 'gone' as TenantId });
  expect(inboxItem(api, gone, NOON)).toMatchObject({ wants: 'sign-off', tenantTitle: 'gone' });
});

test('what somebody may do depends on who they are and where the task stands', () => {
  expect(taskOptions(api, aTask(), person)).toEqual(['answer', 'reassign', 'comment']);
  expect(taskOptions(api, aTask({ to: [{ person: 'paul' }] }), person)).toEqual(['comment']);
  const review = aTask({ phase: 'to-sign-off', signOffBy: [{ person: 'bruno' }], answeredBy: 'ada' as PersonId });
  expect(taskOptions(api, review, person)).toEqual(['sign-off', 'send-back', 'comment']);
  expect(taskOptions(api, aTask({ phase: 'done' }), person)).toEqual([]);
  expect(taskOptions(api, aTask({ phase: 'cancelled' }), person)).toEqual([]);
});

test('what happened is told in order: changes, refusals, and that it was overdue', () => {
  const { task, path } = aTask();
  const at = '2026-11-21T10:00:00.000Z';
  const happenings: readonly TaskHappening[] = [
    {
      at,
      event: {
        type: 'task-changed',
        path,
        task,
        messageId: 'm',
        by: person,
        change: { kind: 'comment', text: 'On it' },
      },
    },
    { at, event: { type: 'task-refused', path, messageId: 'n', by: person, what: 'answer', because: 'wrong-person' } },
    { at, event: { type: 'task-overdue', path, task } },
  ];
  const file = {
    runId: aTask().runId,
    path,
    sha256: 'a'.repeat(64),
    name: 'a.txt',
    mediaType: 'text/plain',
    bytes: 1,
    person,
    at,
  };
  const view = taskView(api, aTask({}, { happenings }), { files: [file], person, now: NOON });
  expect(view.happenings).toEqual([
    { at, what: 'comment', by: 'bruno', said: { text: 'On it' }, refused: null },
    { at, what: 'answer', by: 'bruno', said: {}, refused: 'wrong-person' },
    { at, what: 'overdue', by: null, said: {}, refused: null },
  ]);
  expect(view.files).toMatchObject([{ name: 'a.txt', by: 'bruno' }]);
});
