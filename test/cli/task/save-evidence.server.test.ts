import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withTasks } from './with-tasks.ts';

const { cli, folder, task } = withTasks();

test('a file of a task is saved, never over another one; one that is not there is told', async () => {
  const { runId } = await cli.api.runWithTask();
  await task('answer', runId, ['--answer', 'granted=true', '--evidence', 'consent.txt']);
  const saved = await task('evidence', runId, ['consent.txt', '--output', 'copy.txt']);
  expect(saved.code).toBe(0);
  expect(readFileSync(join(folder, 'copy.txt'), 'utf8')).toBe('Granted on Monday');
  expect((await task('evidence', runId, ['consent.txt', '--output', 'copy.txt'])).code).toBe(2);
  expect((await task('evidence', runId, ['other.txt', '--output', 'other.txt'])).code).toBe(4);
});
