import type { Action } from '../action.ts';
import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { COMMENT, textOf } from './device-of.ts';
import { MACHINE_ACTION, MACHINE_ACTION_EXAMPLE, machineActionOutput } from './machine-action-output.ts';

/**
 * Cancels an order to a device that has not ended. They want the permission of what is cancelled; named is that of an
 * isolation.
 *
 * @see Defender for Endpoint «Cancel machine action»
 */
export const deviceCancelAction: Action = {
  name: 'device.cancel_action',
  version: 1,
  summary: 'Cancels an order to a device that still waits or runs; one that has ended is a conflict',
  input: {
    type: 'object',
    properties: {
      action_id: { type: 'string', pattern: '^[0-9a-fA-F-]{36}$', description: 'As the order gave it' },
      comment: COMMENT,
    },
    required: ['action_id', 'comment'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: MACHINE_ACTION,
    required: Object.keys(MACHINE_ACTION),
    additionalProperties: false,
  },
  example: {
    input: { action_id: '5382f7ea-7557-4ab7-9782-d50480024a4e', comment: 'The device is clean' },
    output: { ...MACHINE_ACTION_EXAMPLE, status: 'Cancelled' },
  },
  impact: 'write',
  quick: false,
  repeat: 'idempotent',
  undo: { none: 'what was cancelled is ordered again' },
  targets: ['action_id'],
  needs: { connection: 'defender-endpoint', permissions: ['Machine.Read.All', 'Machine.Isolate'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const cancellation = { actionId: textOf(input, 'action_id'), comment: textOf(input, 'comment') };
    return machineActionOutput(await context.defenderEndpoint().cancelMachineAction(cancellation, context.signal));
  },
};
