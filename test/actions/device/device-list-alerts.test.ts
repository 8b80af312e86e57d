import { expect, test } from 'vitest';
import { deviceListAlerts } from '../../../actions/device/device-list-alerts.ts';
import { anAlert, MACHINE_ID } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('the alerts about a device are listed, the newest first, no more than asked for, titles cut', async () => {
  const alerts = [
    anAlert({ id: 'old', alertCreationTime: '2026-11-18T10:00:00Z' }),
    anAlert({ id: 'new', alertCreationTime: '2026-11-20T10:00:00Z', title: 't'.repeat(301) }),
  ];
  const { output, requests } = await callWithDefender(
    deviceListAlerts,
    { device: MACHINE_ID, limit: 1 },
    { [`GET /machines/${MACHINE_ID}/alerts`]: alerts },
  );
  expect(requests).toEqual([`GET /api/machines/${MACHINE_ID}/alerts`]);
  expect(output).toMatchObject({ alerts: [{ id: 'new', title: 't'.repeat(300), incident_id: '1126093' }] });
});
