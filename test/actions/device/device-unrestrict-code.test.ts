import { expect, test } from 'vitest';
import { deviceUnrestrictCode } from '../../../actions/device/device-unrestrict-code.ts';
import { aMachineAction, MACHINE_ID } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('a device may execute all programs again', async () => {
  const input = { device: MACHINE_ID, comment: 'Alert 7' };
  const { output, requests, posted } = await callWithDefender(deviceUnrestrictCode, input, {
    'GET /machineactions': [],
    [`POST /machines/${MACHINE_ID}/unrestrictCodeExecution`]: aMachineAction({ type: 'UnrestrictCodeExecution' }),
  });
  expect(requests).toEqual([
    `GET /api/machineactions?$filter=machineId eq '${MACHINE_ID}' and type eq 'UnrestrictCodeExecution'`,
    `POST /api/machines/${MACHINE_ID}/unrestrictCodeExecution`,
  ]);
  expect(posted).toEqual([{ Comment: expect.stringMatching(/^Alert 7 \[watchbill:/) }]);
  expect(output).toMatchObject({ type: 'UnrestrictCodeExecution', status: 'Pending', ordered: true });
});

test('its impact and its undo are told', () => {
  expect(deviceUnrestrictCode).toMatchObject({ impact: 'write', undo: { none: expect.any(String) } });
});
