import type { Action } from '../action.ts';
import { GRAPH_SECURITY } from '../api-limits.ts';
import { graphNeeds } from '../graph-needs.ts';
import { ASSIGNED_TO, JUDGEMENT, judgementOf } from '../incident/judgement.ts';
import { textOf } from '../input-values.ts';
import { ALERT, ALERT_ID, EXAMPLE_ALERT, viewOfAlert } from './alert-view.ts';

/**
 * Changes an alert.
 *
 * @see Microsoft Graph «Update alert»
 */
export const alertUpdate: Action = {
  name: 'alert.update',
  version: 1,
  summary: 'Changes state, judgement or owner of an alert; what is not named stays',
  input: {
    type: 'object',
    properties: {
      alert_id: ALERT_ID,
      status: { type: 'string', enum: ['new', 'inProgress', 'resolved'], description: 'New state' },
      ...JUDGEMENT,
      assigned_to: ASSIGNED_TO,
    },
    required: ['alert_id'],
    additionalProperties: false,
  },
  output: { type: 'object', properties: ALERT, required: Object.keys(ALERT), additionalProperties: false },
  example: {
    input: { alert_id: EXAMPLE_ALERT.alert_id, status: 'resolved', classification: 'falsePositive' },
    output: { ...EXAMPLE_ALERT, status: 'resolved', classification: 'falsePositive' },
  },
  impact: 'write',
  quick: false,
  repeat: 'idempotent',
  targets: ['alert_id'],
  undo: { none: 'the step that changed it knows what it was before, and can write that back' },
  needs: graphNeeds('SecurityAlert.ReadWrite.All'),
  limits: GRAPH_SECURITY,
  run: async (context, input) => {
    const { alerts } = context.graph();
    return viewOfAlert(await alerts.update(textOf(input, 'alert_id'), judgementOf(input), context.signal));
  },
};
