import { expect, test } from 'vitest';
import { deviceCancelAction } from '../../../actions/device/device-cancel-action.ts';
import { aMachineAction } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

const ID = '5382f7ea-7557-4ab7-9782-d50480024a4e';
const input = { action_id: ID, comment: 'The device is clean' };

test('an order that waits is cancelled, with the reason', async () => {
  const { output, requests, posted } = await callWithDefender(deviceCancelAction, input, {
    [`GET /machineactions/${ID}`]: aMachineAction(),
    [`POST /machineactions/${ID}/cancel`]: aMachineAction({ status: 'Cancelled' }),
  });
  expect(requests.at(-1)).toBe(`POST /api/machineactions/${ID}/cancel`);
  expect(posted).toEqual([{ Comment: 'The device is clean' }]);
  expect(output).toMatchObject({ action_id: ID, status: 'Cancelled' });
});

test('an order that has ended is a conflict', async () => {
  const ended = { [`GET /machineactions/${ID}`]: aMachineAction({ status: 'Failed' }) };
  expect((await callWithDefender(deviceCancelAction, input, ended)).output).toMatchObject({ kind: 'conflict' });
});
