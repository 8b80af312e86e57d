import type { Action } from '../action.ts';
import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { limitTo, listing } from '../listing.ts';
import { textOf, wholeOf } from './device-of.ts';

/**
 * Lists the devices that Defender for Endpoint knows.
 *
 * @see Defender for Endpoint «List machines»
 */
export const deviceList: Action = {
  name: 'device.list',
  version: 1,
  summary: 'Lists the devices that Defender for Endpoint knows, by whether they are onboarded',
  input: {
    type: 'object',
    properties: {
      onboarding: { type: 'string', enum: ['Onboarded', 'CanBeOnboarded', 'Unsupported', 'InsufficientInfo'] },
      limit: limitTo(200, 'Devices'),
    },
    required: ['onboarding', 'limit'],
    additionalProperties: false,
  },
  output: listing('devices', {
    id: { type: 'string' },
    name: { type: 'string' },
    platform: { type: 'string' },
    last_seen: { type: 'string', format: 'date-time' },
  }),
  example: {
    input: { onboarding: 'CanBeOnboarded', limit: 50 },
    output: {
      devices: [
        {
          id: '1e5bc9d7e413ddd7902c2932e418702b84d0cc07',
          name: 'pc-0042.contoso.example',
          platform: 'Windows11',
          last_seen: '2026-02-20T17:20:00Z',
        },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'defender-endpoint', permissions: ['Machine.Read.All'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const query = { onboardingStatus: textOf(input, 'onboarding'), limit: wholeOf(input, 'limit') };
    const machines = await context.defenderEndpoint().listMachines(query, context.signal);
    return {
      devices: machines.map(({ id, name, osPlatform, lastSeen }) => ({
        id,
        name,
        platform: osPlatform,
        last_seen: lastSeen,
      })),
    };
  },
};
