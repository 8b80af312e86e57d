import type { Action } from '../action.ts';
import { GRAPH_SECURITY } from '../api-limits.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { INCIDENT_ID } from './incident-view.ts';

/**
 * Appends a comment to an incident.
 *
 * @see Microsoft Graph «Create comment for incident»
 */
export const incidentComment: Action = {
  name: 'incident.comment',
  version: 1,
  summary: 'Appends a comment to an incident; a repeat of the same step is recognised and adds nothing',
  input: {
    type: 'object',
    properties: {
      incident_id: INCIDENT_ID,
      text: { type: 'string', minLength: 1, maxLength: 20_000, description: 'Cut at 4,000 characters' },
    },
    required: ['incident_id', 'text'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      incident_id: { type: 'string', description: 'Id of the incident that goes on' },
      added: { type: 'boolean', description: 'False when an earlier attempt had written the comment' },
    },
    required: ['incident_id', 'added'],
    additionalProperties: false,
  },
  example: {
    input: { incident_id: '28282', text: 'Run r-0123456789ab has contained the account' },
    output: { incident_id: '28282', added: true },
  },
  impact: 'write',
  quick: false,
  repeat: 'reconciled',
  targets: ['incident_id'],
  undo: { none: 'a comment stays' },
  needs: graphNeeds('SecurityIncident.ReadWrite.All'),
  limits: GRAPH_SECURITY,
  run: async (context, input) => {
    const comment = { text: textOf(input, 'text'), idempotencyKey: context.idempotencyKey };
    const { incidents } = context.graph();
    const { id, added } = await incidents.comment(textOf(input, 'incident_id'), comment, context.signal);
    return { incident_id: id, added };
  },
};
