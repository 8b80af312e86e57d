import { expect, test } from 'vitest';
import { deviceGet } from '../../../actions/device/device-get.ts';
import { aMachine, MACHINE_ID } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('a device is read by its id, in either case', async () => {
  const { output, requests } = await callWithDefender(
    deviceGet,
    { device: MACHINE_ID.toUpperCase() },
    { [`GET /machines/${MACHINE_ID}`]: aMachine({ riskScore: 'Low' }) },
  );
  expect(requests).toEqual([`GET /api/machines/${MACHINE_ID}`]);
  expect(output).toMatchObject({ id: MACHINE_ID, risk: 'Low', name: 'pc-0042.contoso.example' });
});

test('a device that is not there is not found', async () => {
  const { output } = await callWithDefender(deviceGet, { device: MACHINE_ID }, {});
  expect(output).toMatchObject({ kind: 'not-found' });
});
