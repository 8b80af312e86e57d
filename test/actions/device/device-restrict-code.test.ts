import { expect, test } from 'vitest';
import { deviceRestrictCode } from '../../../actions/device/device-restrict-code.ts';
import { aMachineAction, MACHINE_ID } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('what a device executes is restricted', async () => {
  const input = { device: MACHINE_ID, comment: 'Alert 7' };
  const { output, requests, posted } = await callWithDefender(deviceRestrictCode, input, {
    'GET /machineactions': [],
    [`POST /machines/${MACHINE_ID}/restrictCodeExecution`]: aMachineAction({ type: 'RestrictCodeExecution' }),
  });
  expect(requests).toEqual([
    `GET /api/machineactions?$filter=machineId eq '${MACHINE_ID}' and type eq 'RestrictCodeExecution'`,
    `POST /api/machines/${MACHINE_ID}/restrictCodeExecution`,
  ]);
  expect(posted).toEqual([{ Comment: expect.stringMatching(/^Alert 7 \[watchbill:/) }]);
  expect(output).toMatchObject({ type: 'RestrictCodeExecution', status: 'Pending', ordered: true });
});

test('its impact and its undo are told', () => {
  expect(deviceRestrictCode).toMatchObject({ impact: 'disruptive', undo: { by: 'device.unrestrict_code' } });
});
