import { expect, test } from 'vitest';
import { deviceListVulnerabilities } from '../../../actions/device/device-list-vulnerabilities.ts';
import { aVulnerability, MACHINE_ID } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('what a device has is listed, the worst first, no more than asked for', async () => {
  const found = [aVulnerability({ id: 'low', cvssV3: 3 }), aVulnerability({ id: 'high', cvssV3: 9 })];
  const { output, requests } = await callWithDefender(
    deviceListVulnerabilities,
    { device: MACHINE_ID, limit: 1 },
    { [`GET /machines/${MACHINE_ID}/vulnerabilities`]: found },
  );
  expect(requests).toEqual([`GET /api/machines/${MACHINE_ID}/vulnerabilities`]);
  expect(output).toMatchObject({ vulnerabilities: [{ id: 'high', cvss: 9 }] });
});
