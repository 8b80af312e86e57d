import type { JsonObject } from '../../contracts/json.ts';
import type { MachineAction } from '../../connectors/defender-endpoint/machine-action.ts';

/** Schemas of what is told of a machine action. */
export const MACHINE_ACTION: Readonly<Record<string, JsonObject>> = {
  action_id: { type: 'string', description: 'To follow it with device.action_status' },
  type: { type: 'string', description: 'As `Isolate` or `RunAntiVirusScan`' },
  status: { type: 'string', description: '`Pending`, `InProgress`, `Succeeded`, `Failed`, `TimeOut` or `Cancelled`' },
  device_id: { type: 'string' },
  device_name: { type: 'string' },
  requested_by: { type: 'string' },
  requested_at: { type: 'string', format: 'date-time' },
};

/** Example of a machine action, to be changed. */
export const MACHINE_ACTION_EXAMPLE: JsonObject = {
  action_id: '5382f7ea-7557-4ab7-9782-d50480024a4e',
  type: 'Isolate',
  status: 'Pending',
  device_id: '1e5bc9d7e413ddd7902c2932e418702b84d0cc07',
  device_name: 'pc-0042.contoso.example',
  requested_by: 'watchbill',
  requested_at: '2026-02-20T17:20:00Z',
};

/** A machine action as a step tells it. */
export function machineActionOutput(action: MachineAction): JsonObject {
  return {
    action_id: action.id,
    type: action.type,
    status: action.status,
    device_id: action.machineId,
    device_name: action.machineName,
    requested_by: action.requestor,
    requested_at: action.createdAt,
  };
}
