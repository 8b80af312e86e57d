import { expect, test } from 'vitest';
import { fileQuarantine } from '../../../actions/file/file-quarantine.ts';
import { aMachineAction, MACHINE_ID } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('a file is stopped and put into quarantine', async () => {
  const input = { device: MACHINE_ID, sha1: 'C'.repeat(40), comment: 'Alert 7' };
  const { output, requests, posted } = await callWithDefender(fileQuarantine, input, {
    'GET /machineactions': [],
    [`POST /machines/${MACHINE_ID}/StopAndQuarantineFile`]: aMachineAction({ type: 'StopAndQuarantineFile' }),
  });
  expect(requests).toEqual([
    `GET /api/machineactions?$filter=machineId eq '${MACHINE_ID}' and type eq 'StopAndQuarantineFile'`,
    `POST /api/machines/${MACHINE_ID}/StopAndQuarantineFile`,
  ]);
  expect(posted).toEqual([{ Comment: expect.stringMatching(/^Alert 7 \[watchbill:/), Sha1: 'c'.repeat(40) }]);
  expect(output).toMatchObject({ type: 'StopAndQuarantineFile', status: 'Pending', ordered: true });
});

test('its impact and its undo are told', () => {
  expect(fileQuarantine).toMatchObject({ impact: 'disruptive', targets: ['device', 'sha1'] });
});
