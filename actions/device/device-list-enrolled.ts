import type { Action } from '../action.ts';
import { numberOf } from '../input-values.ts';
import { limitTo, listing } from '../listing.ts';

/**
 * Lists the devices that Intune manages.
 *
 * @see Microsoft Graph «List managedDevices»
 */
export const deviceListEnrolled: Action = {
  name: 'device.list_enrolled',
  version: 1,
  summary: 'Lists the devices that were enrolled in Intune in the last days, the newest first',
  input: {
    type: 'object',
    properties: {
      since_days: { type: 'integer', minimum: 1, maximum: 90, description: 'Enrolled in the last so many days' },
      limit: limitTo(200, 'Devices'),
    },
    required: ['since_days', 'limit'],
    additionalProperties: false,
  },
  output: listing('devices', {
    id: { type: 'string' },
    name: { type: 'string' },
    platform: { type: 'string' },
    enrolled_at: { type: 'string', format: 'date-time' },
    is_compliant: { type: 'boolean' },
  }),
  example: {
    input: { since_days: 7, limit: 50 },
    output: {
      devices: [
        {
          id: '705c034c-034c-705c-4c03-5c704c035c70',
          name: 'pc-0107',
          platform: 'Windows',
          enrolled_at: '2026-02-26T09:00:00Z',
          is_compliant: true,
        },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'graph', permissions: ['DeviceManagementManagedDevices.Read.All'] },
  run: async (context, input) => {
    const since = context.now() - numberOf(input, 'since_days') * 86_400_000;
    const enrolled = await context.graph().managedDevices.listEnrolled(since, context.signal);
    const devices = enrolled.slice(0, numberOf(input, 'limit')).map((device) => ({
      id: device.id,
      name: device.name,
      platform: device.platform,
      enrolled_at: device.enrolledAt,
      is_compliant: device.isCompliant,
    }));
    return { devices };
  },
};
