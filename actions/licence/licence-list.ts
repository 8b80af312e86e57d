import type { Action } from '../action.ts';
import { numberOf } from '../input-values.ts';
import { limitTo, listing } from '../listing.ts';

/**
 * Lists what the organisation subscribes to.
 *
 * @see Microsoft Graph «List subscribedSkus»
 */
export const licenceList: Action = {
  name: 'licence.list',
  version: 1,
  summary: 'Lists the licences of the organisation, with how many there are and how many are in use',
  input: {
    type: 'object',
    properties: { limit: limitTo(200, 'Licences') },
    required: ['limit'],
    additionalProperties: false,
  },
  output: listing('licences', {
    sku: { type: 'string', description: 'Name of the product, such as SPE_E5' },
    status: { type: 'string', enum: ['Enabled', 'Warning', 'Suspended', 'Deleted', 'LockedOut'] },
    enabled: { type: 'integer', description: 'Units that may be assigned' },
    consumed: { type: 'integer', description: 'Units that are assigned' },
  }),
  example: {
    input: { limit: 100 },
    output: {
      licences: [
        { sku: 'SPE_E5', status: 'Enabled', enabled: 250, consumed: 231 },
        { sku: 'MDATP_Server', status: 'Warning', enabled: 40, consumed: 40 },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'graph', permissions: ['LicenseAssignment.Read.All'] },
  run: async (context, input) => {
    const all = await context.graph().licences.list(context.signal);
    const licences = all.slice(0, numberOf(input, 'limit'));
    return { licences: licences.map(({ sku, status, enabled, consumed }) => ({ sku, status, enabled, consumed })) };
  },
};
