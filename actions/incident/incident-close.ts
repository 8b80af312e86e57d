import type { Action } from '../action.ts';
import { GRAPH_SECURITY } from '../api-limits.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { EXAMPLE_INCIDENT, INCIDENT_ID, ONE_INCIDENT, viewOfIncident } from './incident-view.ts';
import { JUDGEMENT, judgementOf } from './judgement.ts';

/**
 * Resolves an incident with a judgement; `incident.update` with the state `active` opens it again.
 *
 * @see Microsoft Graph «Update incident»
 */
export const incidentClose: Action = {
  name: 'incident.close',
  version: 1,
  summary: 'Resolves an incident and says what it was',
  input: {
    type: 'object',
    properties: { incident_id: INCIDENT_ID, ...JUDGEMENT },
    required: ['incident_id', 'classification', 'determination'],
    additionalProperties: false,
  },
  output: ONE_INCIDENT,
  example: {
    input: { incident_id: '28282', classification: 'truePositive', determination: 'phishing' },
    output: {
      ...EXAMPLE_INCIDENT,
      status: 'resolved',
      classification: 'truePositive',
      determination: 'phishing',
    },
  },
  impact: 'write',
  quick: false,
  repeat: 'idempotent',
  targets: ['incident_id', 'classification'],
  undo: { by: 'incident.update' },
  needs: graphNeeds('SecurityIncident.ReadWrite.All'),
  limits: GRAPH_SECURITY,
  run: async (context, input) => {
    const changes = { ...judgementOf(input), status: 'resolved' };
    const { incidents } = context.graph();
    return viewOfIncident(await incidents.update(textOf(input, 'incident_id'), changes, context.signal));
  },
};
