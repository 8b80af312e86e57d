import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { MachineQuery } from '../../connectors/defender-endpoint/machines.ts';
import type { Action } from '../action.ts';
import { listing } from '../listing.ts';
import { textOf } from './device-of.ts';
import { DEVICE, DEVICE_EXAMPLE, deviceOutput } from './device-output.ts';

const FOUND_MAX = 20;

/**
 * Finds devices by what an alert or a record tells of them. A name is that of several devices after one was set up anew.
 *
 * @see Defender for Endpoint «List machines»
 */
export const deviceFind: Action = {
  name: 'device.find',
  version: 1,
  summary: `Finds devices by name, address or id in Microsoft Entra, the one seen last in front; ${FOUND_MAX} at most`,
  input: {
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 255, description: 'Full DNS name' },
      ip_address: { type: 'string', minLength: 2, maxLength: 45, description: 'Address that it had last' },
      entra_device_id: { type: 'string', pattern: '^[0-9a-fA-F-]{36}$', description: 'Its id in Microsoft Entra' },
    },
    oneOf: [{ required: ['name'] }, { required: ['ip_address'] }, { required: ['entra_device_id'] }],
    additionalProperties: false,
  },
  output: listing('devices', DEVICE),
  example: { input: { name: 'pc-0042.contoso.example' }, output: { devices: [DEVICE_EXAMPLE] } },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'defender-endpoint', permissions: ['Machine.Read.All'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const machines = await context.defenderEndpoint().listMachines(queryOf(input), context.signal);
    const newest = [...machines].sort((one, other) => (one.lastSeen > other.lastSeen ? -1 : 1));
    return { devices: newest.slice(0, FOUND_MAX).map(deviceOutput) };
  },
};

function queryOf(input: JsonObject): MachineQuery {
  if ('name' in input) return { name: textOf(input, 'name') };
  if ('ip_address' in input) return { lastIpAddress: textOf(input, 'ip_address') };
  return { entraDeviceId: textOf(input, 'entra_device_id') };
}
