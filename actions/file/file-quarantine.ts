import { deviceOrder } from '../device/device-order.ts';
import { textOf } from '../device/device-of.ts';

/**
 * Stops the processes of a file on one device and puts the file into quarantine.
 *
 * @see Defender for Endpoint «Stop and quarantine file»
 */
export const fileQuarantine = deviceOrder({
  name: 'file.quarantine',
  summary: 'Stops the processes of a file on one device and puts the file into quarantine',
  impact: 'disruptive',
  undo: { none: 'a file is restored in the portal or on the device: there is no call for it' },
  permission: 'Machine.StopAndQuarantine',
  type: 'StopAndQuarantineFile',
  more: { sha1: { type: 'string', pattern: '^[0-9a-fA-F]{40}$', description: 'SHA-1 of the file' } },
  moreExample: { sha1: '87662bc3d60e4200ceaf7aae249d1c343f4b83c9' },
  moreTargets: ['sha1'],
  order: (input) => ({ kind: 'quarantine-file', sha1: textOf(input, 'sha1').toLowerCase() }),
});
