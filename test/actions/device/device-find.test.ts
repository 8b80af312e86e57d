import { expect, test } from 'vitest';
import { deviceFind } from '../../../actions/device/device-find.ts';
import { aMachine, MACHINE_ID } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test.each([
  [{ name: 'PC-0042.contoso.example' }, "computerDnsName eq 'pc-0042.contoso.example'"],
  [{ ip_address: '10.0.0.42' }, "lastIpAddress eq '10.0.0.42'"],
  [
    { entra_device_id: '80fe8ff8-2624-418e-9591-41f0491218f9' },
    "aadDeviceId eq '80fe8ff8-2624-418e-9591-41f0491218f9'",
  ],
])('a device is found by %j', async (input, filter) => {
  const { output, requests } = await callWithDefender(deviceFind, input, { 'GET /machines': [aMachine()] });
  expect(requests).toEqual([`GET /api/machines?$filter=${filter}`]);
  expect(output).toMatchObject({ devices: [{ id: MACHINE_ID }] });
});

test('of several the one seen last stands in front, and no more than 20 are told', async () => {
  const days = Array.from({ length: 21 }, (_, day) => `2026-10-${String(day + 1).padStart(2, '0')}T10:00:00Z`);
  const machines = days.map((lastSeen, at) => aMachine({ id: `m${at}`, lastSeen }));
  const { output } = await callWithDefender(deviceFind, { ip_address: '10.0.0.42' }, { 'GET /machines': machines });
  const { devices } = output as { devices: { id: string }[] };
  expect([devices.length, devices[0]?.id, devices[19]?.id]).toEqual([20, 'm20', 'm1']);
});

test('a name that tries to become a query finds nothing, as it stays a name', async () => {
  const hostile = "x' or computerDnsName ne '";
  const { requests, output } = await callWithDefender(deviceFind, { name: hostile }, {});
  expect(requests).toEqual(["GET /api/machines?$filter=computerDnsName eq 'x'' or computerdnsname ne '''"]);
  expect(output).toEqual({ devices: [] });
});
