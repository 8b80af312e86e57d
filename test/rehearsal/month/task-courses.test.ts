import { expect, test } from 'vitest';
import type { PersonId, StepPath } from '../../../contracts/ids.ts';
import type { RunEvent, RunRecord } from '../../../contracts/run.ts';
import type { TaskChange, TaskHead } from '../../../contracts/task.ts';
import { utcTime } from '../../../contracts/time.ts';
import { isOverdue, taskCourses } from '../../../rehearsal/month/task-courses.ts';
import { MARCH } from './an-estate.ts';

const path = 'grant' as StepPath;
const head = (phase: TaskHead['phase']): TaskHead => ({
  title: 'Grant',
  phase,
  to: [],
  signOffBy: [],
  answeredBy: null,
  openedAt: utcTime(MARCH),
  dueAt: utcTime(MARCH + 10),
});
const request = { details: '', form: {}, evidence: { need: 'none', what: '' }, alreadyInPlace: false } as const;
const OPENED: RunEvent = { type: 'task-opened', path, task: head('open'), request };
const changed = (change: TaskChange, phase: TaskHead['phase']): RunEvent => ({
  type: 'task-changed',
  path,
  task: head(phase),
  messageId: 'm',
  by: 'kim' as PersonId,
  change,
});
const records = (...events: RunEvent[]): RunRecord[] =>
  events.map((event, at) => ({ seq: at + 1, at: utcTime(MARCH + at), event }));

test('a task is open, and done with the change that makes it so', () => {
  expect(taskCourses(records(OPENED)).get(path)).toEqual({
    title: 'Grant',
    openedAt: MARCH,
    dueAt: MARCH + 10,
    closed: 'open',
    closedAt: null,
    sentBack: 0,
  });
  const back = changed({ kind: 'send-back', reason: 'no' }, 'open');
  const done = changed({ kind: 'sign-off', reason: '' }, 'done');
  expect(taskCourses(records(OPENED, back, done)).get(path)).toMatchObject({
    closed: 'done',
    closedAt: MARCH + 2,
    sentBack: 1,
  });
});

test('a task that is cancelled is closed, and what is no task is left out', () => {
  const started: RunEvent = { type: 'step-started', path: 'other' as StepPath, kind: 'set', title: 'Other' };
  const courses = taskCourses(records(OPENED, { type: 'task-cancelled', path, task: head('cancelled') }, started));
  expect([...courses]).toMatchObject([['grant', { closed: 'cancelled', closedAt: MARCH + 1 }]]);
});

test('a task is overdue from the moment after it was due', () => {
  expect(isOverdue({ dueAt: MARCH, closedAt: MARCH }, MARCH + 9)).toBe(false);
  expect(isOverdue({ dueAt: MARCH, closedAt: MARCH + 1 }, MARCH + 9)).toBe(true);
  expect(isOverdue({ dueAt: MARCH, closedAt: null }, MARCH)).toBe(false);
  expect(isOverdue({ dueAt: MARCH, closedAt: null }, MARCH + 1)).toBe(true);
});
