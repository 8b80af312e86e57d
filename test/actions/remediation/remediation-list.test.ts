import { expect, test } from 'vitest';
import { remediationList } from '../../../actions/remediation/remediation-list.ts';
import { aRemediationTask } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('tasks are listed, the one that is due first in front, one that never is last', async () => {
  const tasks = [
    aRemediationTask({ id: 'never', dueOn: null }),
    aRemediationTask({ id: 'later', dueOn: '2026-12-01T00:00:00Z' }),
    aRemediationTask({ id: 'late', dueOn: '2026-11-01T00:00:00Z' }),
  ];
  const routes = { 'GET /remediationTasks': tasks };
  const { output, requests } = await callWithDefender(remediationList, { status: 'Active', limit: 200 }, routes);
  expect(requests).toEqual(["GET /api/remediationTasks?$filter=status eq 'Active'"]);
  expect(output).toMatchObject({
    tasks: [
      { id: 'late', due_on: '2026-11-01T00:00:00.000Z', target_devices: 40, fixed_devices: 31, priority: 'High' },
      { id: 'later', component: 'Contoso Reader', title: 'Update Contoso Reader' },
      { id: 'never', due_on: '9999-12-31T00:00:00.000Z' },
    ],
  });
  const limited = await callWithDefender(remediationList, { status: 'Active', limit: 1 }, routes);
  expect(limited.output).toMatchObject({ tasks: [{ id: 'late' }] });
});
