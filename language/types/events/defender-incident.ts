import type { JsonObject } from '../../../contracts/json.ts';
import { closed, list, personal, text, time, whole } from '../json-schema.ts';
import { JUDGEMENT } from './defender-alert.ts';
import { EVIDENCE } from './defender-evidence.ts';
import { anEvent } from './event-shape.ts';

const comment = closed({
  text: text('What was written'),
  'by?': personal(text('Who wrote it')),
  'at?': time('When it was written'),
});

const alert = closed({
  alert_id: text('Id of the alert'),
  title: text('Title; empty where it has none'),
  severity: text('unknown, informational, low, medium or high'),
  status: text('unknown, new, inProgress or resolved'),
  service_source: text('microsoftDefenderForEndpoint, microsoftDefenderForOffice365 …'),
  'category?': text('As `DefenseEvasion`, `InitialAccess`, `Malware`'),
  techniques: list(text('As `T1564.001`'), 'MITRE ATT&CK techniques'),
});

/**
 * JSON Schema of an incident of Defender XDR, with what all of its alerts are about.
 *
 * @see Microsoft Graph v1.0, «microsoft.graph.security.incident», with `$expand=alerts`
 */
export const DEFENDER_INCIDENT: JsonObject = anEvent('An incident of Defender XDR that is new or has changed', {
  incident_id: text('Id of the incident, as `28282`; the same in all events about it'),
  'redirected_to?': text('Id of the incident that it was merged into; its status is then redirected'),
  'organization_id?': text('Entra tenant of the incident'),
  title: text('Name of the incident; empty where it has none'),
  'description?': text('What it means'),
  'summary?': text('Summary'),
  status: text('active, inProgress, awaitingAction, resolved or redirected'),
  ...JUDGEMENT,
  'priority_score?': whole('Priority that Defender gives'),
  custom_tags: list(text('Tag'), 'Tags that people and playbooks have set'),
  system_tags: list(text('As `Defender Experts`'), 'Tags that Microsoft has set'),
  'resolving_comment?': text('Why it was resolved'),
  comments: list(comment, 'Comments'),
  alerts: list(alert, 'Alerts of the incident'),
  ...EVIDENCE,
  created_at: time('When it was opened'),
  updated_at: time('When it changed last'),
  'updated_by?': personal(text('Who changed it last')),
  'deep_link?': text('Address of the incident in the portal'),
});
