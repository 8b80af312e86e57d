import { expect, test } from 'vitest';
import { deviceScan } from '../../../actions/device/device-scan.ts';
import { aMachineAction, MACHINE_ID } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('a scan is started', async () => {
  const input = { device: MACHINE_ID, scan: 'Full', comment: 'Alert 7' };
  const { output, requests, posted } = await callWithDefender(deviceScan, input, {
    'GET /machineactions': [],
    [`POST /machines/${MACHINE_ID}/runAntiVirusScan`]: aMachineAction({ type: 'RunAntiVirusScan' }),
  });
  expect(requests).toEqual([
    `GET /api/machineactions?$filter=machineId eq '${MACHINE_ID}' and type eq 'RunAntiVirusScan'`,
    `POST /api/machines/${MACHINE_ID}/runAntiVirusScan`,
  ]);
  expect(posted).toEqual([{ Comment: expect.stringMatching(/^Alert 7 \[watchbill:/), ScanType: 'Full' }]);
  expect(output).toMatchObject({ type: 'RunAntiVirusScan', status: 'Pending', ordered: true });
});

test('its impact and its undo are told', () => {
  expect(deviceScan).toMatchObject({ impact: 'write', undo: { none: expect.any(String) } });
});
