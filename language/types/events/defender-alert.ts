import type { JsonObject } from '../../../contracts/json.ts';
import { list, personal, text, time } from '../json-schema.ts';
import { EVIDENCE } from './defender-evidence.ts';
import { anEvent, type Members } from './event-shape.ts';

/** Words of Graph about alerts and incidents alike. */
export const JUDGEMENT: Members = {
  severity: text('unknown, informational, low, medium or high'),
  'classification?': text('unknown, falsePositive, truePositive or informationalExpectedActivity'),
  'determination?': text('malware, phishing, compromisedAccount, securityTesting, notMalicious …'),
  'assigned_to?': personal(text('Who has it: a user principal name')),
};

/**
 * JSON Schema of an alert of Defender XDR.
 *
 * @see Microsoft Graph v1.0, «microsoft.graph.security.alert» (alerts_v2)
 */
export const DEFENDER_ALERT: JsonObject = anEvent('An alert of Defender XDR that is new or has changed', {
  alert_id: text('Id of the alert; the same in all events about it'),
  'provider_alert_id?': text('Id of the alert at the product that raised it'),
  'incident_id?': text('Id of the incident that it belongs to'),
  'organization_id?': text('Entra tenant of the alert'),
  title: text('Title; empty where it has none'),
  'description?': text('What it means'),
  'recommended_actions?': text('What Microsoft advises'),
  status: text('unknown, new, inProgress or resolved'),
  ...JUDGEMENT,
  'category?': text('As `DefenseEvasion`, `InitialAccess`, `Malware`'),
  techniques: list(text('As `T1564.001`'), 'MITRE ATT&CK techniques'),
  service_source: text('microsoftDefenderForEndpoint, microsoftDefenderForOffice365 …'),
  'detection_source?': text('antivirus, customDetection, automatedInvestigation …'),
  'detector_id?': text('Id of what found it'),
  'product_name?': text('Name of the product for people'),
  'actor_name?': text('Group of attackers'),
  'threat_name?': text('Threat'),
  'threat_family?': text('Family of the threat'),
  'investigation_state?': text('running, pendingApproval, successfullyRemediated, benign, failed …'),
  system_tags: list(text('As `Defender Experts`'), 'Tags that Microsoft has set'),
  ...EVIDENCE,
  'created_at?': time('When it was raised'),
  updated_at: time('When it changed last'),
  'resolved_at?': time('When it was resolved'),
  'first_activity_at?': time('When what it tells began'),
  'last_activity_at?': time('When what it tells happened last'),
  'deep_link?': text('Address of the alert in the portal'),
  'incident_deep_link?': text('Address of its incident in the portal'),
});
