import type { Action } from '../action.ts';
import { wholeOf } from '../device/device-of.ts';
import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { limitTo, listing } from '../listing.ts';

/**
 * Lists what vulnerability management recommends.
 *
 * @see Defender for Endpoint «List all recommendations»
 */
export const recommendationList: Action = {
  name: 'recommendation.list',
  version: 1,
  summary: 'Lists the security recommendations that still hold, those with the most exposed devices first',
  input: {
    type: 'object',
    properties: {
      public_exploit: { type: 'boolean', description: 'Only where an exploit is public' },
      limit: limitTo(100, 'Recommendations'),
    },
    required: ['limit'],
    additionalProperties: false,
  },
  output: listing('recommendations', {
    id: { type: 'string' },
    name: { type: 'string' },
    product: { type: 'string' },
    severity: { type: 'number', description: 'From 0 to 10' },
    public_exploit: { type: 'boolean' },
    exposed_devices: { type: 'integer' },
  }),
  example: {
    input: { public_exploit: true, limit: 10 },
    output: {
      recommendations: [
        {
          id: 'va-_-contoso-_-reader',
          name: 'Update Contoso Reader',
          product: 'reader',
          severity: 8.5,
          public_exploit: true,
          exposed_devices: 9,
        },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'defender-endpoint', permissions: ['SecurityRecommendation.Read.All'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const all = await context.defenderEndpoint().listRecommendations(context.signal);
    const holding = all.filter(
      ({ status, hasPublicExploit }) => status === 'Active' && (input['public_exploit'] !== true || hasPublicExploit),
    );
    const most = holding.sort((one, other) => other.exposedMachines - one.exposedMachines);
    return {
      recommendations: most.slice(0, wholeOf(input, 'limit')).map((recommendation) => ({
        id: recommendation.id,
        name: recommendation.name,
        product: recommendation.product,
        severity: recommendation.severity,
        public_exploit: recommendation.hasPublicExploit,
        exposed_devices: recommendation.exposedMachines,
      })),
    };
  },
};
