import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { declaredAction } from '../declared-action.ts';
import { limitTo, listing } from '../listing.ts';

/**
 * Lists what vulnerability management recommends.
 *
 * @see Defender for Endpoint «List all recommendations»
 */
export const recommendationList = declaredAction({
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
});
