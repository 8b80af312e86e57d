import type { Action } from '../action.ts';
import { ALERT, EXAMPLE_ALERT, viewOfAlert } from '../alert/alert-view.ts';
import { EVIDENCE, NO_EVIDENCE, viewOfEvidence } from '../alert/evidence-view.ts';
import { GRAPH_SECURITY } from '../api-limits.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { EXAMPLE_INCIDENT, INCIDENT, INCIDENT_ID, viewOfIncident } from './incident-view.ts';

const ALERTS_MAX = 50;
const DESCRIPTION_MAX = 2_000;

const MEMBERS = {
  ...INCIDENT,
  description: { type: 'string', description: 'Cut at 2,000 characters' },
  alerts: {
    type: 'array',
    items: { type: 'object', properties: ALERT, required: Object.keys(ALERT), additionalProperties: false },
    description: '50 at most',
  },
  alert_count: { type: 'integer', description: 'How many alerts the incident has' },
  ...EVIDENCE,
} as const;

/**
 * Reads an incident with its alerts, and what all of them are about.
 *
 * @see Microsoft Graph «Get incident»
 */
export const incidentGet: Action = {
  name: 'incident.get',
  version: 1,
  summary: 'Reads an incident, its alerts and the devices, users, mails and files that they are about',
  input: {
    type: 'object',
    properties: { incident_id: INCIDENT_ID },
    required: ['incident_id'],
    additionalProperties: false,
  },
  output: { type: 'object', properties: MEMBERS, required: Object.keys(MEMBERS), additionalProperties: false },
  example: {
    input: { incident_id: '28282' },
    output: { ...EXAMPLE_INCIDENT, description: '', alerts: [EXAMPLE_ALERT], alert_count: 1, ...NO_EVIDENCE },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: graphNeeds('SecurityIncident.Read.All'),
  limits: GRAPH_SECURITY,
  run: async (context, input) => {
    const incident = await context.graph().incidents.get(textOf(input, 'incident_id'), context.signal);
    return {
      ...viewOfIncident(incident),
      description: incident.description.slice(0, DESCRIPTION_MAX),
      alerts: incident.alerts.slice(0, ALERTS_MAX).map(viewOfAlert),
      alert_count: incident.alerts.length,
      ...viewOfEvidence(incident.evidence),
    };
  },
};
