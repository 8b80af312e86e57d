import { expect, test } from 'vitest';
import { taskFigures } from '../../../../cli/output/rehearsal/task-figures.ts';
import { aTask } from '../../../rehearsal/month/a-report.ts';
import { DAY, MARCH } from '../../../rehearsal/month/an-estate.ts';

test('tasks are counted by step, those that were overdue most often first', () => {
  const tasks = [
    aTask(),
    aTask({ closedAt: MARCH + 1_800_000 }),
    aTask({ playbook: 'onboard', closed: 'open', closedAt: null }),
    aTask({ playbook: 'onboard', step: 'other', closed: 'cancelled', closedAt: MARCH + 60_000 }),
  ];
  expect(taskFigures({ tasks, to: MARCH + DAY })).toEqual([
    { playbook: 'onboard', step: 'grant', tasks: 1, done: 0, overdue: 1, open: 1, medianMs: null },
    { playbook: 'daily', step: 'grant', tasks: 2, done: 2, overdue: 0, open: 0, medianMs: 1_800_000 },
    { playbook: 'onboard', step: 'other', tasks: 1, done: 0, overdue: 0, open: 0, medianMs: null },
  ]);
});
