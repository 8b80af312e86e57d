import { expect, test } from 'vitest';
import { deviceActionStatus } from '../../../actions/device/device-action-status.ts';
import { aMachineAction } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

const ID = '5382f7ea-7557-4ab7-9782-d50480024a4e';

test.each([
  ['Pending', false, false],
  ['InProgress', false, false],
  ['Succeeded', true, true],
  ['Failed', true, false],
  ['TimeOut', true, false],
  ['Cancelled', true, false],
])('an order that is %s: ended %s, succeeded %s', async (status, has_ended, has_succeeded) => {
  const { output, requests } = await callWithDefender(
    deviceActionStatus,
    { action_id: ID },
    { [`GET /machineactions/${ID}`]: aMachineAction({ status }) },
  );
  expect(requests).toEqual([`GET /api/machineactions/${ID}`]);
  expect(output).toMatchObject({ action_id: ID, status, has_ended, has_succeeded });
});
