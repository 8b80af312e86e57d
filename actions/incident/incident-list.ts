import type { Action } from '../action.ts';
import { GRAPH_SECURITY } from '../api-limits.ts';
import { graphNeeds } from '../graph-needs.ts';
import { numberOf, textsOf } from '../input-values.ts';
import { limitTo, listing } from '../listing.ts';
import { momentSince, SINCE_HOURS } from '../since-hours.ts';
import { EXAMPLE_INCIDENT, INCIDENT, viewOfIncident } from './incident-view.ts';
import { SEVERITIES } from './judgement.ts';

/**
 * Lists incidents of Defender XDR.
 *
 * @see Microsoft Graph «List incidents»
 */
export const incidentList: Action = {
  name: 'incident.list',
  version: 1,
  summary: 'Lists the incidents that are new or changed, those that changed last first',
  input: {
    type: 'object',
    properties: {
      since_hours: SINCE_HOURS,
      statuses: {
        type: 'array',
        items: { type: 'string', enum: ['active', 'inProgress', 'awaitingAction', 'resolved', 'redirected'] },
        maxItems: 5,
        description: 'Only in one of these states; without it in all',
      },
      severities: {
        type: 'array',
        items: { type: 'string', enum: SEVERITIES },
        maxItems: 4,
        description: 'Only of one of these severities; without it of all',
      },
      limit: limitTo(50, 'Incidents'),
    },
    required: ['since_hours', 'limit'],
    additionalProperties: false,
  },
  output: listing('incidents', INCIDENT),
  example: {
    input: { since_hours: 24, statuses: ['active', 'inProgress'], limit: 20 },
    output: { incidents: [EXAMPLE_INCIDENT] },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: graphNeeds('SecurityIncident.Read.All'),
  limits: GRAPH_SECURITY,
  run: async (context, input) => {
    const query = {
      updatedFrom: momentSince(input, context.now()),
      order: 'newest-first',
      statuses: textsOf(input, 'statuses'),
      severities: textsOf(input, 'severities'),
      take: numberOf(input, 'limit'),
    } as const;
    const incidents = await context.graph().incidents.list(query, context.signal);
    return { incidents: incidents.map(viewOfIncident) };
  },
};
