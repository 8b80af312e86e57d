import { expect, test } from 'vitest';
import { compileMisfits } from '../../api/misfits.ts';
import { taskView } from '../../api/task-view.ts';
import { TaskView } from '../../api/task-views.ts';
import { SOC } from './a-soc.ts';
import { aTask } from './a-task.ts';

test('what a task looks like is what the interface promises', () => {
  const view = taskView({ directory: SOC }, aTask(), { files: [], person: 'bruno' as never, now: 0 });
  expect(compileMisfits(TaskView)(view)).toEqual([]);
});
