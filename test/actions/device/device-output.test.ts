import { expect, test } from 'vitest';
import { DEVICE, DEVICE_EXAMPLE, deviceOutput } from '../../../actions/device/device-output.ts';
import { readMachine } from '../../../connectors/defender-endpoint/machine.ts';
import { readEntity } from '../../../connectors/defender-endpoint/read-entity.ts';
import type { Json } from '../../../contracts/json.ts';
import { aMachine } from '../../connectors/defender-endpoint/small-defender.ts';

test('a device is told with the members of its schema', () => {
  // The builder makes JSON alone.
  const output = deviceOutput(readMachine(readEntity('read it', aMachine() as Json)));
  expect(Object.keys(output)).toEqual(Object.keys(DEVICE));
  expect(output).toEqual({ ...DEVICE_EXAMPLE, last_seen: '2026-11-20T17:20:00.123Z', ip_address: '10.0.0.42' });
});
