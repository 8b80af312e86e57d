import type { Action } from '../action.ts';
import { GRAPH_SECURITY } from '../api-limits.ts';
import { numberOf } from '../input-values.ts';
import { limitTo, listing } from '../listing.ts';

/**
 * Lists the Secure Score of the last days; the upstream keeps 90.
 *
 * @see Microsoft Graph «List secureScores»
 */
export const scoreList: Action = {
  name: 'score.list',
  version: 1,
  summary: 'Lists the Secure Score day by day, the newest day first',
  input: {
    type: 'object',
    properties: { limit: limitTo(90, 'Days') },
    required: ['limit'],
    additionalProperties: false,
  },
  output: listing('days', {
    at: { type: 'string', format: 'date-time' },
    current: { type: 'number', description: 'Points on that day' },
    maximum: { type: 'number', description: 'Points that could be had on that day' },
  }),
  example: {
    input: { limit: 8 },
    output: {
      days: [
        { at: '2026-03-06T00:00:00Z', current: 412, maximum: 640 },
        { at: '2026-02-27T00:00:00Z', current: 405, maximum: 640 },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'graph', permissions: ['SecurityEvents.Read.All'] },
  limits: GRAPH_SECURITY,
  run: async (context, input) => {
    const days = await context.graph().scores.list(numberOf(input, 'limit'), context.signal);
    return { days: days.map(({ at, current, maximum }) => ({ at, current, maximum })) };
  },
};
