import { expect, test } from 'vitest';
import { hasEnded, isOpen, readMachineAction } from '../../../connectors/defender-endpoint/machine-action.ts';
import type { MachineAction } from '../../../connectors/defender-endpoint/machine-action.ts';
import { readEntity } from '../../../connectors/defender-endpoint/read-entity.ts';
import type { Json } from '../../../contracts/json.ts';
import { aMachineAction, MACHINE_ID } from './small-defender.ts';

// The builder makes JSON alone.
const read = (changes: Record<string, unknown> = {}): MachineAction =>
  readMachineAction(readEntity('read it', aMachineAction(changes) as Json));

test('a machine action is read member by member, with either name of its update', () => {
  expect(read({ errorHResult: -2147 })).toEqual({
    id: '5382f7ea-7557-4ab7-9782-d50480024a4e',
    type: 'Isolate',
    status: 'Pending',
    machineId: MACHINE_ID,
    machineName: 'pc-0042.contoso.example',
    requestor: 'watchbill',
    comment: 'x',
    scope: 'Full',
    createdAt: '2026-11-20T18:00:00.123Z',
    updatedAt: '2026-11-20T18:00:01.123Z',
    errorCode: -2147,
  });
  const old = { lastUpdateDateTimeUtc: undefined, lastUpdateTimeUtc: '2026-11-20T19:00:00Z' };
  expect(read(old).updatedAt).toBe('2026-11-20T19:00:00.000Z');
});

test.each([
  ['Pending', true, false],
  ['InProgress', true, false],
  ['Succeeded', false, true],
  ['Failed', false, true],
  ['TimeOut', false, true],
  ['Cancelled', false, true],
  ['Paused', false, false],
])('one that is %s: open %s, ended %s', (status, open, ended) => {
  const action = read({ status });
  expect([isOpen(action), hasEnded(action)]).toEqual([open, ended]);
});

test.each(['id', 'type', 'status', 'machineId', 'creationDateTimeUtc'])(
  'without %s it is an invalid answer',
  (name) => {
    expect(() => read({ [name]: null })).toThrow(`must give "${name}"`);
  },
);
