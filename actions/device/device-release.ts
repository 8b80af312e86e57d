import { deviceOrder } from './device-order.ts';

/**
 * Gives a device its network back.
 *
 * @see Defender for Endpoint «Release device from isolation»
 */
export const deviceRelease = deviceOrder({
  name: 'device.release',
  summary: 'Gives a device its network back that device.isolate took',
  impact: 'write',
  undo: { none: 'who wants the device off the network again isolates it again' },
  permission: 'Machine.Isolate',
  type: 'Unisolate',
  order: () => ({ kind: 'release' }),
});
