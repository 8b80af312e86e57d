import type { JsonObject } from '../../../contracts/json.ts';
import { closed, list, personal, text, time, whole } from '../json-schema.ts';
import { anEvent } from './event-shape.ts';

const owner = closed({
  'display_name?': personal(text('Name for people')),
  'address?': personal(text('Mail address')),
  'user_principal_name?': personal(text('As `mia@contoso.example`')),
  'entra_id?': personal(text('Id in Entra')),
});

/**
 * JSON Schema of an incident of Microsoft Sentinel.
 *
 * @see Azure REST API «Microsoft.SecurityInsights/incidents», stable 2021-04-01; a title, a severity and a status are all
 * that it requires.
 */
export const SENTINEL_INCIDENT: JsonObject = anEvent('An incident of Microsoft Sentinel that is new or has changed', {
  incident_id: text('Name of the incident in its workspace, a GUID; the same in all events about it'),
  'resource_id?': text('Id of the incident in Azure, with its workspace'),
  'number?': whole('Number of the incident for people'),
  title: text('Title'),
  'description?': text('What it means'),
  status: text('New, Active or Closed'),
  severity: text('High, Medium, Low or Informational'),
  'classification?': text('Undetermined, TruePositive, BenignPositive or FalsePositive; once it is closed'),
  'classification_reason?': text('SuspiciousActivity, SuspiciousButExpected, IncorrectAlertLogic or InaccurateData'),
  'classification_comment?': text('Why it was closed'),
  labels: list(text('Label'), 'Labels'),
  'owner?': owner,
  tactics: list(text('As `InitialAccess`'), 'MITRE ATT&CK tactics'),
  techniques: list(text('As `T1566`'), 'MITRE ATT&CK techniques'),
  products: list(text('As `Microsoft Defender for Cloud`'), 'Products whose alerts are in it'),
  rule_ids: list(text('Id in Azure'), 'Analytics rules that it comes from'),
  'alert_count?': whole('Number of its alerts'),
  'comment_count?': whole('Number of its comments'),
  'provider?': text('Who correlated it; `Microsoft XDR` means that Defender keeps it'),
  'provider_incident_id?': text('Id there: the `incident_id` of events of Defender'),
  'created_at?': time('When it was opened'),
  'updated_at?': time('When it changed last'),
  'first_activity_at?': time('When what it tells began'),
  'last_activity_at?': time('When what it tells happened last'),
  'deep_link?': text('Address of the incident in the portal'),
});
