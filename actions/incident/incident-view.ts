import type { Incident } from '../../connectors/graph/incidents.ts';
import type { JsonObject } from '../../contracts/json.ts';

/** Input member that names an incident. */
export const INCIDENT_ID: JsonObject = {
  type: 'string',
  pattern: '^\\d{1,20}$',
  description: 'Id of the incident; one that was merged stands for the one that goes on',
};

/** Members of an incident in outputs; texts that it does not have are empty. */
export const INCIDENT = {
  incident_id: { type: 'string', description: 'Id of the incident that goes on' },
  title: { type: 'string' },
  status: { type: 'string', description: 'active, inProgress, awaitingAction, resolved or redirected' },
  severity: { type: 'string', description: 'unknown, informational, low, medium or high' },
  classification: { type: 'string' },
  determination: { type: 'string' },
  assigned_to: { type: 'string' },
  custom_tags: { type: 'array', items: { type: 'string' } },
  created_at: { type: 'string', format: 'date-time' },
  updated_at: { type: 'string', format: 'date-time' },
  deep_link: { type: 'string', description: 'Address of the incident in the portal' },
} as const;

/** Schema of an output that is one incident. */
export const ONE_INCIDENT: JsonObject = {
  type: 'object',
  properties: INCIDENT,
  required: Object.keys(INCIDENT),
  additionalProperties: false,
};

/** An incident of examples. */
export const EXAMPLE_INCIDENT = {
  incident_id: '28282',
  title: 'Multi-stage incident on one endpoint',
  status: 'active',
  severity: 'medium',
  classification: 'unknown',
  determination: 'unknown',
  assigned_to: '',
  custom_tags: [],
  created_at: '2026-03-06T08:43:00.000Z',
  updated_at: '2026-03-06T09:35:00.000Z',
  deep_link: 'https://security.example/incidents/28282',
} as const;

/** An incident as playbooks read it. */
export function viewOfIncident(incident: Incident): Record<keyof typeof INCIDENT, string | readonly string[]> {
  return {
    incident_id: incident.id,
    title: incident.title,
    status: incident.status,
    severity: incident.severity,
    classification: incident.classification,
    determination: incident.determination,
    assigned_to: incident.assignedTo,
    custom_tags: incident.customTags,
    created_at: incident.createdAt,
    updated_at: incident.updatedAt,
    deep_link: incident.url,
  };
}
