import { expect, test } from 'vitest';
import { withTasks } from '../task/with-tasks.ts';

const { cli, task } = withTasks();

test('T6: nothing of what is shown paints the terminal', async () => {
  const { runId } = await cli.api.runWithTask({
    task: { title: '\u001b[2JGrant \u202E\u0007' },
    request: { details: '\u001b[31mred' },
  });
  expect((await task('show', runId)).out).not.toMatch(/[\u001b\u0007\u202E]/);
});
