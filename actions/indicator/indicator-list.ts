import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { INDICATOR_ACTIONS, INDICATOR_TYPES } from '../../connectors/defender-endpoint/indicator.ts';
import type { Action } from '../action.ts';
import { textOf, wholeOf } from '../device/device-of.ts';
import { limitTo, listing } from '../listing.ts';
import { INDICATOR, INDICATOR_EXAMPLE, indicatorOutput, INDICATOR_VALUE } from './indicator-output.ts';

/**
 * Lists what devices look for.
 *
 * @see Defender for Endpoint «List indicators»
 */
export const indicatorList: Action = {
  name: 'indicator.list',
  version: 1,
  summary: 'Lists the indicators that devices of the tenant look for, by value, type or action',
  input: {
    type: 'object',
    properties: {
      value: INDICATOR_VALUE,
      type: { type: 'string', enum: [...INDICATOR_TYPES] },
      action: { type: 'string', enum: [...INDICATOR_ACTIONS] },
      limit: limitTo(100, 'Indicators'),
    },
    required: ['limit'],
    additionalProperties: false,
  },
  output: listing('indicators', INDICATOR),
  example: {
    input: { value: 'invoice-portal.example', limit: 10 },
    output: { indicators: [INDICATOR_EXAMPLE] },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'defender-endpoint', permissions: ['Ti.ReadWrite'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const members = ['value', 'type', 'action'].filter((name) => name in input);
    const query = Object.fromEntries(members.map((name) => [name, textOf(input, name)]));
    const found = await context.defenderEndpoint().listIndicators(query, context.signal);
    return { indicators: found.slice(0, wholeOf(input, 'limit')).map(indicatorOutput) };
  },
};
