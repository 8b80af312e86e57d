import type { Action } from '../action.ts';
import { GRAPH_HUNTING } from '../api-limits.ts';
import { numberOf, textOf } from '../input-values.ts';
import { limitTo } from '../listing.ts';

/**
 * Runs a query over what Defender has seen in the last 30 days.
 *
 * @see Microsoft Graph «security: runHuntingQuery»
 */
export const huntingRun: Action = {
  name: 'hunting.run',
  version: 1,
  summary: 'Runs a hunting query in KQL; what it gives depends on the query',
  input: {
    type: 'object',
    properties: {
      query: { type: 'string', minLength: 1, maxLength: 10_000, description: 'KQL, never with text of an event in it' },
      days: { type: 'integer', minimum: 1, maximum: 30, description: 'How far it looks back' },
      limit: limitTo(1_000, 'Rows'),
    },
    required: ['query', 'days', 'limit'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      rows: { type: 'array', items: { type: 'object', description: 'The columns of the query, by name' } },
    },
    required: ['rows'],
    additionalProperties: false,
  },
  example: {
    input: { query: 'EmailEvents | summarize mails = count() by ThreatTypes', days: 30, limit: 100 },
    output: { rows: [{ ThreatTypes: 'Phish', mails: 214 }] },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'graph', permissions: ['ThreatHunting.Read.All'] },
  limits: GRAPH_HUNTING,
  run: async (context, input) => {
    const query = { query: textOf(input, 'query'), days: numberOf(input, 'days'), take: numberOf(input, 'limit') };
    const { rows } = await context.graph().hunting.run(query, context.signal);
    return { rows };
  },
};
