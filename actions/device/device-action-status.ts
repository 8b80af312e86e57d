import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { hasEnded } from '../../connectors/defender-endpoint/machine-action.ts';
import type { Action } from '../action.ts';
import { textOf } from './device-of.ts';
import { MACHINE_ACTION, MACHINE_ACTION_EXAMPLE, machineActionOutput } from './machine-action-output.ts';

/**
 * Follows what was ordered of a device.
 *
 * @see Defender for Endpoint «Get machineAction»
 */
export const deviceActionStatus: Action = {
  name: 'device.action_status',
  version: 1,
  summary: 'Says how far an order to a device is; a device that is not online leaves it pending for days',
  input: {
    type: 'object',
    properties: { action_id: { type: 'string', pattern: '^[0-9a-fA-F-]{36}$', description: 'As the order gave it' } },
    required: ['action_id'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      ...MACHINE_ACTION,
      has_ended: { type: 'boolean', description: 'Whether the status will not change any more' },
      has_succeeded: { type: 'boolean' },
    },
    required: [...Object.keys(MACHINE_ACTION), 'has_ended', 'has_succeeded'],
    additionalProperties: false,
  },
  example: {
    input: { action_id: '5382f7ea-7557-4ab7-9782-d50480024a4e' },
    output: { ...MACHINE_ACTION_EXAMPLE, status: 'Succeeded', has_ended: true, has_succeeded: true },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'defender-endpoint', permissions: ['Machine.Read.All'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const action = await context.defenderEndpoint().getMachineAction(textOf(input, 'action_id'), context.signal);
    const has_succeeded = action.status === 'Succeeded';
    return { ...machineActionOutput(action), has_ended: hasEnded(action), has_succeeded };
  },
};
