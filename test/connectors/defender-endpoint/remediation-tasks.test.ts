import { afterEach, expect, test } from 'vitest';
import { aRemediationTask, startSmallDefender } from './small-defender.ts';
import type { SmallDefender } from './small-defender.ts';

let small: SmallDefender | undefined;
afterEach(async () => small?.close());

test('tasks of a status are read member by member; one may have no due date', async () => {
  small = await startSmallDefender({
    'GET /remediationTasks': [aRemediationTask(), aRemediationTask({ id: 'second', dueOn: null })],
  });
  const tasks = await small.defender.listRemediationTasks('Active');
  expect(tasks[0]).toEqual({
    id: '03942ef5-aecb-4c6e-b555-d6a97013844c',
    title: 'Update Contoso Reader',
    component: 'Contoso Reader',
    status: 'Active',
    priority: 'High',
    dueAt: '2026-11-27T00:00:00.000Z',
    targetDevices: 40,
    fixedDevices: 31,
  });
  expect(tasks[1]?.dueAt).toBeNull();
  expect(small.seen()[0]?.query.get('$filter')).toBe("status eq 'Active'");
});

test('a task of another status is an invalid answer', async () => {
  small = await startSmallDefender({ 'GET /remediationTasks': [aRemediationTask({ status: 'Completed' })] });
  await expect(small.defender.listRemediationTasks('Active')).rejects.toMatchObject({ kind: 'invalid-answer' });
});
