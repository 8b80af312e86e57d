import { expect, test } from 'vitest';
import { deviceIsolate } from '../../../actions/device/device-isolate.ts';
import { aMachineAction, MACHINE_ID } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test.each(['Full', 'Selective'])('a device is isolated: %s', async (isolation) => {
  const input = { device: MACHINE_ID, isolation, comment: 'Ransomware' };
  const { output, requests, posted } = await callWithDefender(deviceIsolate, input, {
    'GET /machineactions': [],
    [`POST /machines/${MACHINE_ID}/isolate`]: aMachineAction(),
  });
  expect(requests).toEqual([
    `GET /api/machineactions?$filter=machineId eq '${MACHINE_ID}' and type eq 'Isolate'`,
    `POST /api/machines/${MACHINE_ID}/isolate`,
  ]);
  expect(posted).toMatchObject([
    { IsolationType: isolation, Comment: expect.stringMatching(/^Ransomware \[watchbill:/) },
  ]);
  expect(output).toMatchObject({ status: 'Pending', ordered: true });
});

test('it is disruptive, and device.release takes it back', () => {
  expect(deviceIsolate).toMatchObject({ impact: 'disruptive', undo: { by: 'device.release' } });
});
