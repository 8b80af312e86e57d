import { deviceOrder } from './device-order.ts';

/**
 * Lets a device execute all programs again.
 *
 * @see Defender for Endpoint «Remove app restriction»
 */
export const deviceUnrestrictCode = deviceOrder({
  name: 'device.unrestrict_code',
  summary: 'Lets a device execute all programs again that device.restrict_code forbade',
  impact: 'write',
  undo: { none: 'who wants the restriction again restricts the device again' },
  permission: 'Machine.RestrictExecution',
  type: 'UnrestrictCodeExecution',
  order: () => ({ kind: 'unrestrict-code' }),
});
