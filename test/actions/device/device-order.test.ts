import { expect, test } from 'vitest';
import { deviceOrder } from '../../../actions/device/device-order.ts';
import { idempotencyMarker } from '../../../connectors/idempotency-marker.ts';
import { aMachineAction, MACHINE_ID, refuseWith } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

const release = deviceOrder({
  name: 'device.release',
  summary: 'Gives a device its network back',
  impact: 'write',
  undo: { none: 'it is an undo' },
  permission: 'Machine.Isolate',
  type: 'Unisolate',
  order: () => ({ kind: 'release' }),
});
const input = { device: MACHINE_ID.toUpperCase(), comment: 'Clean again' };
const mark = `[${idempotencyMarker('key-of-the-step')}]`;

test('an order is accepted and told as pending, its comment marked with the key of the step', async () => {
  const accepted = aMachineAction({ type: 'Unisolate' });
  const { output, posted } = await callWithDefender(release, input, {
    'GET /machineactions': [],
    [`POST /machines/${MACHINE_ID}/unisolate`]: accepted,
  });
  expect(posted).toEqual([{ Comment: `Clean again ${mark}` }]);
  expect(output).toEqual({
    action_id: '5382f7ea-7557-4ab7-9782-d50480024a4e',
    type: 'Unisolate',
    status: 'Pending',
    device_id: MACHINE_ID,
    device_name: 'pc-0042.contoso.example',
    requested_by: 'watchbill',
    requested_at: '2026-11-20T18:00:00.123Z',
    ordered: true,
  });
});

test('a step that is tried again finds its order, and sends none', async () => {
  const ours = aMachineAction({ type: 'Unisolate', status: 'InProgress', requestorComment: `Clean again ${mark}` });
  const { output, posted } = await callWithDefender(release, input, { 'GET /machineactions': [ours] });
  expect(output).toMatchObject({ ordered: false, status: 'InProgress' });
  expect(posted).toEqual([]);
});

test('a refusal is handed on as it is', async () => {
  const { output } = await callWithDefender(release, input, {
    'GET /machineactions': [],
    [`POST /machines/${MACHINE_ID}/unisolate`]: refuseWith(404, 'ResourceNotFound'),
  });
  expect(output).toMatchObject({ kind: 'not-found' });
});

test('its schemas ask for the device, what is its own, and why', () => {
  expect(release.input['required']).toEqual(['device', 'comment']);
  expect(release).toMatchObject({ repeat: 'reconciled', targets: ['device'], undo: { none: 'it is an undo' } });
  expect(release.needs.permissions).toEqual(['Machine.Read.All', 'Machine.Isolate']);
});
