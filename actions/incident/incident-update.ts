import type { Action } from '../action.ts';
import { GRAPH_SECURITY } from '../api-limits.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf, textsOf } from '../input-values.ts';
import { EXAMPLE_INCIDENT, INCIDENT_ID, ONE_INCIDENT, viewOfIncident } from './incident-view.ts';
import { ASSIGNED_TO, JUDGEMENT, judgementOf } from './judgement.ts';

/**
 * Changes an incident.
 *
 * @see Microsoft Graph «Update incident»
 */
export const incidentUpdate: Action = {
  name: 'incident.update',
  version: 1,
  summary: 'Changes state, judgement, owner or tags of an incident; what is not named stays',
  input: {
    type: 'object',
    properties: {
      incident_id: INCIDENT_ID,
      status: { type: 'string', enum: ['active', 'inProgress', 'resolved'], description: 'New state' },
      ...JUDGEMENT,
      assigned_to: ASSIGNED_TO,
      add_tags: {
        type: 'array',
        items: { type: 'string', minLength: 1, maxLength: 100 },
        maxItems: 20,
        description: 'Tags that it gets beside those that it has',
      },
    },
    required: ['incident_id'],
    additionalProperties: false,
  },
  output: ONE_INCIDENT,
  example: {
    input: { incident_id: '28282', status: 'inProgress', assigned_to: 'mia@contoso.example' },
    output: { ...EXAMPLE_INCIDENT, status: 'inProgress', assigned_to: 'mia@contoso.example' },
  },
  impact: 'write',
  quick: false,
  repeat: 'idempotent',
  targets: ['incident_id'],
  undo: { none: 'the step that changed it knows what it was before, and can write that back' },
  needs: graphNeeds('SecurityIncident.ReadWrite.All'),
  limits: GRAPH_SECURITY,
  run: async (context, input) => {
    const changes = { ...judgementOf(input), addTags: textsOf(input, 'add_tags') };
    const { incidents } = context.graph();
    return viewOfIncident(await incidents.update(textOf(input, 'incident_id'), changes, context.signal));
  },
};
