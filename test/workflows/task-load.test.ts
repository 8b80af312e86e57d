import { expect, test } from 'vitest';
import { createTaskLoad, LOCAL_BYTES_MAX, LOCAL_RESULTS_MAX } from '../../workflows/task-load.ts';

const fresh = () => createTaskLoad(() => ({ events: 10, bytes: 1_000 }));

test('a task holds a hundred local results, and the next effect closes it', () => {
  const load = fresh();
  for (let result = 1; result < LOCAL_RESULTS_MAX; result++) load.noteLocal(1);
  expect(load.mayRunLocal()).toBe(true);
  load.noteLocal(1);
  expect(load.mayRunLocal()).toBe(false);
  load.taskOpened();
  expect(load.mayRunLocal()).toBe(true);
});

test('a task holds 512 KiB of local results', () => {
  const load = fresh();
  load.noteLocal(LOCAL_BYTES_MAX - 1);
  expect(load.mayRunLocal()).toBe(true);
  load.noteLocal(1);
  expect(load.mayRunLocal()).toBe(false);
});

test('commands that were not sent yet count as events', () => {
  const load = fresh();
  load.noteLocal(100);
  load.noteTimer();
  load.noteRegular(200);
  expect(load.segment()).toEqual({ events: 10 + 1 + 2 + 6, bytes: 1_300 });
});

test('the length of the history is read only when something opened a task', () => {
  let events = 10;
  const load = createTaskLoad(() => ({ events, bytes: 0 }));
  load.noteLocal(0);
  events = 50;
  expect(load.segment().events).toBe(11);
  load.taskOpened();
  expect(load.segment().events).toBe(50);
});
