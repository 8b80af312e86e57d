import { expect, test } from 'vitest';
import { deviceRelease } from '../../../actions/device/device-release.ts';
import { aMachineAction, MACHINE_ID } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('a device is released, even while its isolation is still pending', async () => {
  const { output, requests, posted } = await callWithDefender(
    deviceRelease,
    { device: MACHINE_ID, comment: 'Clean' },
    {
      'GET /machineactions': [],
      [`POST /machines/${MACHINE_ID}/unisolate`]: aMachineAction({ type: 'Unisolate' }),
    },
  );
  expect(requests.at(-1)).toBe(`POST /api/machines/${MACHINE_ID}/unisolate`);
  expect(posted).toEqual([{ Comment: expect.stringMatching(/^Clean \[watchbill:/) }]);
  expect(output).toMatchObject({ type: 'Unisolate', ordered: true });
});
