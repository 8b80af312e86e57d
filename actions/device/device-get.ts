import type { Action } from '../action.ts';
import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { DEVICE_ID, textOf } from './device-of.ts';
import { DEVICE, DEVICE_EXAMPLE, deviceOutput } from './device-output.ts';

/**
 * Reads one device.
 *
 * @see Defender for Endpoint «Get machine by ID»
 */
export const deviceGet: Action = {
  name: 'device.get',
  version: 1,
  summary: 'Reads what Defender for Endpoint knows of a device',
  input: {
    type: 'object',
    properties: { device: DEVICE_ID },
    required: ['device'],
    additionalProperties: false,
  },
  output: { type: 'object', properties: DEVICE, required: Object.keys(DEVICE), additionalProperties: false },
  example: { input: { device: '1e5bc9d7e413ddd7902c2932e418702b84d0cc07' }, output: DEVICE_EXAMPLE },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'defender-endpoint', permissions: ['Machine.Read.All'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const id = textOf(input, 'device').toLowerCase();
    return deviceOutput(await context.defenderEndpoint().getMachine(id, context.signal));
  },
};
