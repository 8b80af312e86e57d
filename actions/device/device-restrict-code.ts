import { deviceOrder } from './device-order.ts';

/**
 * Lets a device execute only what Microsoft signed.
 *
 * @see Defender for Endpoint «Restrict app execution»
 */
export const deviceRestrictCode = deviceOrder({
  name: 'device.restrict_code',
  summary: 'Lets a device execute only what Microsoft signed; device.unrestrict_code undoes it',
  impact: 'disruptive',
  undo: { by: 'device.unrestrict_code' },
  permission: 'Machine.RestrictExecution',
  type: 'RestrictCodeExecution',
  order: () => ({ kind: 'restrict-code' }),
});
