import { expect, test } from 'vitest';
import { readMachine } from '../../../connectors/defender-endpoint/machine.ts';
import { readEntity } from '../../../connectors/defender-endpoint/read-entity.ts';
import type { Json } from '../../../contracts/json.ts';
import { aMachine, MACHINE_ID } from './small-defender.ts';

// The builder makes JSON alone.
const read = (changes: Record<string, unknown> = {}): ReturnType<typeof readMachine> =>
  readMachine(readEntity('read the machine', aMachine(changes) as Json));

test('a machine is read member by member', () => {
  expect(read()).toEqual({
    id: MACHINE_ID,
    name: 'pc-0042.contoso.example',
    osPlatform: 'Windows11',
    osVersion: '24H2',
    firstSeen: '2026-01-02T14:55:03.779Z',
    lastSeen: '2026-11-20T17:20:00.123Z',
    healthStatus: 'Active',
    riskScore: 'High',
    exposureLevel: 'Medium',
    deviceValue: 'Normal',
    onboardingStatus: 'Onboarded',
    group: 'Workstations',
    tags: ['finance'],
    entraDeviceId: '80fe8ff8-2624-418e-9591-41f0491218f9',
    lastIpAddress: '10.0.0.42',
    lastExternalIpAddress: '203.0.113.10',
  });
});

test('values that no page lists are kept, and what they do not say is empty', () => {
  expect(read({ healthStatus: 'Sleeping', riskScore: null, aadDeviceId: null, machineTags: null })).toMatchObject({
    healthStatus: 'Sleeping',
    riskScore: '',
    entraDeviceId: '',
    tags: [],
  });
});

test('a machine that never reported was last seen when it was first seen; one never seen at all is an invalid answer', () => {
  expect(read({ lastSeen: null }).lastSeen).toBe('2026-01-02T14:55:03.779Z');
  expect(() => read({ lastSeen: null, firstSeen: null })).toThrow(/must give "lastSeen"/);
  expect(() => read({ id: '' })).toThrow(/must give "id"/);
});
