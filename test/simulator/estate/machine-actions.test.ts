import { expect, test } from 'vitest';
import { isOpen, settleMachineActions } from '../../../simulator/estate/machine-actions.ts';
import type { EstateMachineAction, MachineActionType } from '../../../simulator/estate/defender-types.ts';
import type { EstateDevice } from '../../../simulator/estate/estate-types.ts';
import { openWorld } from '../../../simulator/world.ts';
import { aFolder, CONTOSO } from '../support.ts';
import { at, NOW } from './estate-support.ts';

function settled(type: MachineActionType, { seconds, device }: { seconds: number; device: Partial<EstateDevice> }) {
  const clock = { now: NOW };
  const world = openWorld({ folder: aFolder(), now: () => clock.now });
  const estate = world.estates.of(CONTOSO);
  const machine = { ...at(estate.list('device'), 5), ...device };
  estate.put('device', machine);
  const action: EstateMachineAction = {
    id: 'one',
    type,
    deviceId: machine.id,
    comment: 'a',
    scope: null,
    externalId: null,
    sha1: null,
    createdAt: new Date(NOW).toISOString(),
    updatedAt: new Date(NOW).toISOString(),
    status: 'Pending',
    cancellation: null,
  };
  estate.put('machineAction', action);
  clock.now += seconds * 1_000;
  settleMachineActions(world, estate);
  return { action: estate.find('machineAction', 'one') ?? action, device: estate.find('device', machine.id) };
}

test.each([
  [4, 'Pending', false],
  [5, 'InProgress', false],
  [29, 'InProgress', false],
  [30, 'Succeeded', true],
])('after %i seconds an isolation is %s and the machine isolated: %s', (seconds, status, isIsolated) => {
  const { action, device } = settled('Isolate', { seconds, device: {} });
  expect([action.status, device?.isIsolated, isOpen(action)]).toEqual([status, isIsolated, !isIsolated]);
});

test.each([
  ['Unisolate', { isIsolated: false, isRestricted: true }],
  ['RestrictCodeExecution', { isIsolated: true, isRestricted: true }],
  ['UnrestrictCodeExecution', { isIsolated: true, isRestricted: false }],
  ['RunAntiVirusScan', { isIsolated: true, isRestricted: true }],
] as const)('%s leaves the machine %j', (type, expected) => {
  expect(settled(type, { seconds: 60, device: { isIsolated: true, isRestricted: true } }).device).toMatchObject(
    expected,
  );
});

test('a machine that is not reached leaves its action pending for days', () => {
  const { action, device } = settled('Isolate', { seconds: 86_400 * 3, device: { healthStatus: 'Inactive' } });
  expect([action.status, device?.isIsolated]).toEqual(['Pending', false]);
});
