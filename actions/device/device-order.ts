import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { OrderKind } from '../../connectors/defender-endpoint/order.ts';
import type { ActionSignature, Impact } from '../../language/schema/action-signature.ts';
import type { Action } from '../action.ts';
import { COMMENT, DEVICE_ID, textOf } from './device-of.ts';
import { MACHINE_ACTION, MACHINE_ACTION_EXAMPLE, machineActionOutput } from './machine-action-output.ts';

/** An action that orders something of a device. */
export interface DeviceOrder {
  readonly name: string;
  readonly summary: string;
  readonly impact: Impact;
  readonly undo: NonNullable<ActionSignature['undo']>;
  /** Application permission of Defender for Endpoint beside `Machine.Read.All`. */
  readonly permission: string;
  /** What the machine action is called there. */
  readonly type: string;
  /** Schemas of inputs beside the device and the comment; all are required. */
  readonly more?: Readonly<Record<string, JsonObject>>;
  readonly moreExample?: JsonObject;
  /** Inputs beside the device that are targets. */
  readonly moreTargets?: readonly string[];
  /** What is ordered, from the input; the rest is the same for all. */
  readonly order: (input: JsonObject) => OrderKind;
}

/**
 * Makes the action. It succeeds when the order was accepted, which a device that is not online leaves `Pending`; a
 * playbook follows it with device.action_status. A step that is tried again finds its own order by a mark in the comment.
 */
export function deviceOrder(order: DeviceOrder): Action {
  const { name, summary, impact, more = {}, moreExample = {}, moreTargets = [] } = order;
  return {
    name,
    version: 1,
    summary,
    input: {
      type: 'object',
      properties: { device: DEVICE_ID, ...more, comment: COMMENT },
      required: ['device', ...Object.keys(more), 'comment'],
      additionalProperties: false,
    },
    output: {
      type: 'object',
      properties: {
        ...MACHINE_ACTION,
        ordered: { type: 'boolean', description: 'False when an earlier attempt had ordered it' },
      },
      required: [...Object.keys(MACHINE_ACTION), 'ordered'],
      additionalProperties: false,
    },
    example: {
      input: {
        device: '1e5bc9d7e413ddd7902c2932e418702b84d0cc07',
        ...moreExample,
        comment: 'Ransomware was seen on it: run r-0123456789ab',
      },
      output: { ...MACHINE_ACTION_EXAMPLE, type: order.type, ordered: true },
    },
    impact,
    quick: false,
    repeat: 'reconciled',
    undo: order.undo,
    targets: ['device', ...moreTargets],
    needs: { connection: 'defender-endpoint', permissions: ['Machine.Read.All', order.permission] },
    limits: DEFENDER_ENDPOINT,
    run: async (context, input) => {
      const { action, ordered } = await context.defenderEndpoint().orderAction(
        {
          ...order.order(input),
          machineId: textOf(input, 'device').toLowerCase(),
          comment: textOf(input, 'comment'),
          idempotencyKey: context.idempotencyKey,
        },
        context.signal,
      );
      return { ...machineActionOutput(action), ordered };
    },
  };
}
