import { expect, test } from 'vitest';
import { deviceListEnrolled } from '../../../actions/device/device-list-enrolled.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('devices that were enrolled in the last days are listed', async () => {
  const device = {
    id: '1',
    deviceName: 'pc-1',
    operatingSystem: 'Windows',
    enrolledDateTime: '2026-11-20T00:00:00Z',
    complianceState: 'compliant',
  };
  const value = [device, { ...device, id: '2', enrolledDateTime: '2026-11-01T00:00:00Z' }, { ...device, id: '3' }];
  const bench = await start({ 'GET /deviceManagement/managedDevices': { value } });
  expect(await bench.run(deviceListEnrolled, { since_days: 7, limit: 1 })).toEqual({
    devices: [
      { id: '1', name: 'pc-1', platform: 'Windows', enrolled_at: '2026-11-20T00:00:00.000Z', is_compliant: true },
    ],
  });
});
