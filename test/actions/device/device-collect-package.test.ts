import { expect, test } from 'vitest';
import { deviceCollectPackage } from '../../../actions/device/device-collect-package.ts';
import { aMachineAction, MACHINE_ID } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('a package is collected', async () => {
  const input = { device: MACHINE_ID, comment: 'Alert 7' };
  const { output, requests, posted } = await callWithDefender(deviceCollectPackage, input, {
    'GET /machineactions': [],
    [`POST /machines/${MACHINE_ID}/collectInvestigationPackage`]: aMachineAction({
      type: 'CollectInvestigationPackage',
    }),
  });
  expect(requests).toEqual([
    `GET /api/machineactions?$filter=machineId eq '${MACHINE_ID}' and type eq 'CollectInvestigationPackage'`,
    `POST /api/machines/${MACHINE_ID}/collectInvestigationPackage`,
  ]);
  expect(posted).toEqual([{ Comment: expect.stringMatching(/^Alert 7 \[watchbill:/) }]);
  expect(output).toMatchObject({ type: 'CollectInvestigationPackage', status: 'Pending', ordered: true });
});

test('its impact and its undo are told', () => {
  expect(deviceCollectPackage).toMatchObject({ impact: 'write', undo: { none: expect.any(String) } });
});
