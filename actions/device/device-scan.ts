import { textOf } from './device-of.ts';
import { deviceOrder } from './device-order.ts';

/**
 * Starts a scan of Defender Antivirus. One that somebody started and that still runs is a `conflict` which names them.
 *
 * @see Defender for Endpoint «Run antivirus scan»
 */
export const deviceScan = deviceOrder({
  name: 'device.scan',
  summary: 'Starts an antivirus scan of a device',
  impact: 'write',
  undo: { none: 'a scan changes nothing; device.cancel_action ends it early' },
  permission: 'Machine.Scan',
  type: 'RunAntiVirusScan',
  more: { scan: { type: 'string', enum: ['Quick', 'Full'], description: '`Full` takes hours' } },
  moreExample: { scan: 'Quick' },
  order: (input) => ({ kind: 'scan', scan: textOf(input, 'scan') === 'Full' ? 'Full' : 'Quick' }),
});
