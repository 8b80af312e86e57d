import { deviceOrder } from './device-order.ts';

/**
 * Collects an investigation package: processes, connections, scheduled tasks and more. It is fetched in the portal.
 *
 * @see Defender for Endpoint «Collect investigation package»
 */
export const deviceCollectPackage = deviceOrder({
  name: 'device.collect_package',
  summary: 'Collects an investigation package of a device, which the portal then offers',
  impact: 'write',
  undo: { none: 'evidence is kept; device.cancel_action ends a collection early' },
  permission: 'Machine.CollectForensics',
  type: 'CollectInvestigationPackage',
  order: () => ({ kind: 'collect-package' }),
});
