import type { Action } from '../action.ts';
import { GRAPH_SECURITY } from '../api-limits.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { ALERT, ALERT_ID, EXAMPLE_ALERT, viewOfAlert } from './alert-view.ts';
import { EVIDENCE, NO_EVIDENCE, viewOfEvidence } from './evidence-view.ts';

const DESCRIPTION_MAX = 2_000;

const MEMBERS = {
  ...ALERT,
  description: { type: 'string', description: 'Cut at 2,000 characters' },
  techniques: { type: 'array', items: { type: 'string' }, description: 'MITRE ATT&CK techniques, as `T1564.001`' },
  detection_source: { type: 'string', description: 'As `antivirus`' },
  deep_link: { type: 'string', description: 'Address of the alert in the portal' },
  ...EVIDENCE,
} as const;

/**
 * Reads an alert and what it is about.
 *
 * @see Microsoft Graph «Get alert»
 */
export const alertGet: Action = {
  name: 'alert.get',
  version: 1,
  summary: 'Reads an alert and the devices, users, mails and files that it is about',
  input: {
    type: 'object',
    properties: { alert_id: ALERT_ID },
    required: ['alert_id'],
    additionalProperties: false,
  },
  output: { type: 'object', properties: MEMBERS, required: Object.keys(MEMBERS), additionalProperties: false },
  example: {
    input: { alert_id: EXAMPLE_ALERT.alert_id },
    output: {
      ...EXAMPLE_ALERT,
      description: 'A hidden file has been started',
      techniques: ['T1564.001'],
      detection_source: 'antivirus',
      deep_link: 'https://security.example/alerts/da637551227677560813_-961444813',
      ...NO_EVIDENCE,
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: graphNeeds('SecurityAlert.Read.All'),
  limits: GRAPH_SECURITY,
  run: async (context, input) => {
    const alert = await context.graph().alerts.get(textOf(input, 'alert_id'), context.signal);
    return {
      ...viewOfAlert(alert),
      description: alert.description.slice(0, DESCRIPTION_MAX),
      techniques: alert.techniques,
      detection_source: alert.detectionSource,
      deep_link: alert.url,
      ...viewOfEvidence(alert.evidence),
    };
  },
};
