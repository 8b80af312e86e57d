import { expect, test } from 'vitest';
import type { ApiClient } from '../../cli/api-client.ts';
import { findTask } from '../../cli/find-task.ts';

/** A server with these open tasks, which says what it was asked to show. */
const client = (paths: readonly string[]): ApiClient => ({
  url: '',
  call: (async (id: string, { params }: { params?: { path: string } } = {}) =>
    id === 'listTasks'
      ? { tasks: [...paths.map((path) => ({ run: 'r-1', path })), { run: 'r-2', path: 'consent' }] }
      : { path: params?.path }) as unknown as ApiClient['call'],
});
const find = async (paths: readonly string[], step: string) =>
  (await findTask(client(paths), { run: 'r-1', step })).path;

test('a task is named by its path, or by its id where only one open task has it', async () => {
  expect(await find(['a/consent', 'consent'], 'consent')).toBe('consent');
  expect(await find(['a/consent'], 'consent')).toBe('a/consent');
  expect(await find(['consent[1]'], 'consent')).toBe('consent[1]');
});

test('an id of several open tasks is told with their paths', async () => {
  await expect(find(['consent[0]', 'consent[1]'], 'consent')).rejects.toMatchObject({
    exitCode: 2,
    details: { hint: 'Name one of: consent[0], consent[1]', code: 'ambiguous-step' },
  });
});

test('what is not open is the server’s to show', async () => {
  expect(await find([], 'consent')).toBe('consent');
});
