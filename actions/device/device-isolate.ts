import { textOf } from './device-of.ts';
import { deviceOrder } from './device-order.ts';

/**
 * Cuts a device off the network but for Defender itself. A device behind a full VPN tunnel may lose that link, too.
 *
 * @see Defender for Endpoint «Isolate machine»
 */
export const deviceIsolate = deviceOrder({
  name: 'device.isolate',
  summary: 'Cuts a device off the network, but for Defender; device.release undoes it',
  impact: 'disruptive',
  undo: { by: 'device.release' },
  permission: 'Machine.Isolate',
  type: 'Isolate',
  more: {
    isolation: {
      type: 'string',
      enum: ['Full', 'Selective'],
      description: '`Selective` leaves Outlook, Teams and Skype their connection',
    },
  },
  moreExample: { isolation: 'Full' },
  order: (input) => ({
    kind: 'isolate',
    isolation: textOf(input, 'isolation') === 'Selective' ? 'Selective' : 'Full',
  }),
});
