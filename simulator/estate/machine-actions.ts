import type { World } from '../world.ts';
import type { EstateMachineAction, MachineActionStatus } from './defender-types.ts';
import type { Estate } from './estate-store.ts';
import type { EstateDevice } from './estate-types.ts';

/** Whether an action may still change. */
export function isOpen({ status }: EstateMachineAction): boolean {
  return status === 'Pending' || status === 'InProgress';
}

/**
 * Lets the open actions of an estate go on to where they are by now. A machine changes when its action has succeeded and
 * not before; one that is not reached leaves its actions pending.
 */
export function settleMachineActions(world: World, estate: Estate): void {
  for (const action of estate.list('machineAction').filter(isOpen)) {
    const device = estate.find('device', action.deviceId);
    const status = device?.healthStatus === 'Active' ? statusNow(world, action) : 'Pending';
    if (status === action.status) continue;
    const updatedAt = new Date(world.now()).toISOString();
    estate.put('machineAction', { ...action, status, updatedAt });
    if (status === 'Succeeded' && device !== undefined) estate.put('device', { ...device, ...outcomeOf(action) });
  }
}

function statusNow(world: World, { createdAt }: EstateMachineAction): MachineActionStatus {
  const { actionPendingSeconds, actionSeconds } = world.behaviour.defenderEndpoint;
  const seconds = (world.now() - Date.parse(createdAt)) / 1_000;
  if (seconds >= actionSeconds) return 'Succeeded';
  return seconds >= actionPendingSeconds ? 'InProgress' : 'Pending';
}

function outcomeOf({ type }: EstateMachineAction): Partial<EstateDevice> {
  switch (type) {
    case 'Isolate':
      return { isIsolated: true };
    case 'Unisolate':
      return { isIsolated: false };
    case 'RestrictCodeExecution':
      return { isRestricted: true };
    case 'UnrestrictCodeExecution':
      return { isRestricted: false };
    default:
      return {};
  }
}
