import type { Action } from '../action.ts';
import { GRAPH_SECURITY } from '../api-limits.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { ALERT_ID } from './alert-view.ts';

/**
 * Appends a comment to an alert.
 *
 * @see Microsoft Graph «Create comment for alert»
 */
export const alertComment: Action = {
  name: 'alert.comment',
  version: 1,
  summary: 'Appends a comment to an alert; a repeat of the same step is recognised and adds nothing',
  input: {
    type: 'object',
    properties: {
      alert_id: ALERT_ID,
      text: { type: 'string', minLength: 1, maxLength: 20_000, description: 'Cut at 4,000 characters' },
    },
    required: ['alert_id', 'text'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { added: { type: 'boolean', description: 'False when an earlier attempt had written the comment' } },
    required: ['added'],
    additionalProperties: false,
  },
  example: {
    input: { alert_id: 'da637551227677560813_-961444813', text: 'Run r-0123456789ab has isolated the device' },
    output: { added: true },
  },
  impact: 'write',
  quick: false,
  repeat: 'reconciled',
  targets: ['alert_id'],
  undo: { none: 'a comment stays' },
  needs: graphNeeds('SecurityAlert.ReadWrite.All'),
  limits: GRAPH_SECURITY,
  run: async ({ graph, idempotencyKey, maybeSent, signal }, input) => {
    const comment = { text: textOf(input, 'text'), idempotencyKey, look: maybeSent };
    return { added: await graph().alerts.comment(textOf(input, 'alert_id'), comment, signal) };
  },
};
