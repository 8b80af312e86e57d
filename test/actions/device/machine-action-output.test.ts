import { expect, test } from 'vitest';
import { MACHINE_ACTION, machineActionOutput } from '../../../actions/device/machine-action-output.ts';

test('a machine action is told with the members of its schema, and without its comment', () => {
  const output = machineActionOutput({
    id: 'a1',
    type: 'Isolate',
    status: 'Pending',
    machineId: 'm1',
    machineName: 'pc-0042',
    requestor: 'watchbill',
    comment: 'hidden',
    scope: 'Full',
    createdAt: '2026-11-20T18:00:00.000Z',
    updatedAt: null,
    errorCode: null,
  });
  expect(Object.keys(output)).toEqual(Object.keys(MACHINE_ACTION));
  expect(JSON.stringify(output)).not.toContain('hidden');
});
