import type { Action } from '../action.ts';
import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { textOf } from '../device/device-of.ts';
import { INDICATOR_VALUE } from './indicator-output.ts';

/**
 * Removes what devices look for.
 *
 * @see Defender for Endpoint «Delete indicator»
 */
export const indicatorRemove: Action = {
  name: 'indicator.remove',
  version: 1,
  summary: 'Removes the indicator of a value, so that devices do not look for it any more',
  input: {
    type: 'object',
    properties: { value: INDICATOR_VALUE },
    required: ['value'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { removed: { type: 'integer', description: '0 when there was none any more' } },
    required: ['removed'],
    additionalProperties: false,
  },
  example: { input: { value: 'invoice-portal.example' }, output: { removed: 1 } },
  impact: 'write',
  quick: false,
  repeat: 'idempotent',
  undo: { by: 'indicator.set' },
  targets: ['value'],
  needs: { connection: 'defender-endpoint', permissions: ['Ti.ReadWrite'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const defender = context.defenderEndpoint();
    let removed = 0;
    for (const { id } of await defender.listIndicators({ value: textOf(input, 'value') }, context.signal)) {
      if (await defender.removeIndicator(id, context.signal)) removed++;
    }
    return { removed };
  },
};
