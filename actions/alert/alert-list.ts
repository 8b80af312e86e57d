import type { Action } from '../action.ts';
import { GRAPH_SECURITY } from '../api-limits.ts';
import { graphNeeds } from '../graph-needs.ts';
import { SEVERITIES } from '../incident/judgement.ts';
import { numberOf, textsOf } from '../input-values.ts';
import { limitTo, listing } from '../listing.ts';
import { momentSince, SINCE_HOURS } from '../since-hours.ts';
import { ALERT, EXAMPLE_ALERT, viewOfAlert } from './alert-view.ts';

/**
 * Lists alerts of all Defender products.
 *
 * @see Microsoft Graph «List alerts_v2»
 */
export const alertList: Action = {
  name: 'alert.list',
  version: 1,
  summary: 'Lists the alerts that are new or changed, those that changed last first',
  input: {
    type: 'object',
    properties: {
      since_hours: SINCE_HOURS,
      statuses: {
        type: 'array',
        items: { type: 'string', enum: ['new', 'inProgress', 'resolved'] },
        maxItems: 3,
        description: 'Only in one of these states; without it in all',
      },
      severities: {
        type: 'array',
        items: { type: 'string', enum: SEVERITIES },
        maxItems: 4,
        description: 'Only of one of these severities; without it of all',
      },
      limit: limitTo(50, 'Alerts'),
    },
    required: ['since_hours', 'limit'],
    additionalProperties: false,
  },
  output: listing('alerts', ALERT),
  example: { input: { since_hours: 24, severities: ['high'], limit: 20 }, output: { alerts: [EXAMPLE_ALERT] } },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: graphNeeds('SecurityAlert.Read.All'),
  limits: GRAPH_SECURITY,
  run: async (context, input) => {
    const query = {
      updatedFrom: momentSince(input, context.now()),
      order: 'newest-first',
      statuses: textsOf(input, 'statuses'),
      severities: textsOf(input, 'severities'),
      take: numberOf(input, 'limit'),
    } as const;
    const alerts = await context.graph().alerts.list(query, context.signal);
    return { alerts: alerts.map(viewOfAlert) };
  },
};
