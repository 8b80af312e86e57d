import type { O365EventType } from '../../../contracts/event.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import { closed, list, open, personal, text, time, whole } from '../json-schema.ts';
import { anEvent, openEvent, type Members } from './event-shape.ts';

/*
 * Records of the Office 365 Management Activity API. Numbers of Microsoft's enumerations (verdicts, policies, actions,
 * workloads) are written by name, since real records carry sometimes the one, sometimes the other; an unknown number
 * stays as text.
 *
 * Source: Microsoft, «Office 365 Management Activity API schema».
 */

const MEMBERS_OF_EVERY_RECORD = {
  'user_id?': personal(text('Who did it: a user principal name or the name of a system account')),
  operation: text('Name of the activity'),
  workload: text('Service in which it happened'),
  record_type: whole('AuditLogRecordType'),
  organization_id: text('Entra tenant of the record'),
  'client_ip?': personal(text('Address of the client')),
};

const record = (summary: string, members: Members): JsonObject =>
  anEvent(summary, { ...MEMBERS_OF_EVERY_RECORD, ...members });

const attachment = closed({
  file_name: text('Name of the file'),
  file_type: text('Type of the file, as `exe;zip`'),
  file_verdict: text('Good, Bad, Error, Timeout or Pending'),
  'malware_family?': text('Family; `Malicious Payload` means malicious, family unknown'),
  sha256: text('SHA-256 of the file'),
});

/** JSON Schemas of the records of the feed, by event type. */
export const O365_EVENTS: Readonly<Record<O365EventType, JsonObject>> = {
  'o365.threat_intelligence': record('A threat found in a mail by Defender for Office 365 (record type 28)', {
    network_message_id: text('Id of the mail; also in hunting and in click events'),
    internet_message_id: text('Message-ID header'),
    sender: text('Address of the From header (P2)'),
    envelope_sender: text('Envelope sender (P1)'),
    sender_ip: text('Address that delivered the mail'),
    recipients: personal(list(text('Address'), 'Recipients in this tenant')),
    subject: text('Subject, chosen by the sender: hostile text'),
    verdict: text('Malware, Phish, Spam …'),
    threats: list(text('As `Phish: [Spoof DMARC]`'), 'Every threat with its detection technology'),
    delivery_action: text('Blocked, Delivered, DeliveredAsSpam …'),
    original_delivery_location: text('Inbox, JunkFolder, Quarantine …'),
    latest_delivery_location: text('Where the mail was when the record was made'),
    directionality: text('Inbound, Outbound or IntraOrg'),
    detection_method: text('Technology that found it'),
    detection_type: text('Inline, Delayed or ZAP'),
    policy: text('Policy that applied'),
    policy_action: text('What the policy did'),
    attachments: list(attachment, 'Attachments'),
    authentication: list(
      closed({ name: text('SPF, DKIM, DMARC or CompAuth'), value: text('Result') }),
      'Sender authentication',
    ),
    message_time: time('When the mail was received'),
    deep_link: text('Address of the mail in the portal'),
    'phish_confidence_level?': text('Normal or High'),
  }),
  'o365.url_click': record('A user clicked a link that Safe Links rewrote (record type 41)', {
    url: text('Link, chosen by the sender: hostile text'),
    'action?': text('Blockpage, PendingDetonationPage, BlockPageOverride or PendingDetonationPageOverride'),
    'source_id?': text('For mails the network_message_id'),
    'user_ip?': personal(text('Address of the user')),
    'time_of_click?': time('When it was clicked'),
    'app_name?': text('Mail, Teams …'),
    'deep_link?': text('Address in the portal'),
  }),
  'o365.atp_content': record('A malicious file in SharePoint, OneDrive or Teams (record type 47)', {
    file: closed({
      name: text('Name of the file, chosen by its author: hostile text'),
      path: text('Address of the file'),
      size: whole('Bytes'),
      verdict: text('Good, Bad, Error, Timeout or Pending'),
      'malware_family?': text('Family; `Malicious Payload` means malicious, family unknown'),
      sha256: text('SHA-256 of the file'),
      'document_id?': text('Id of the document'),
    }),
    'source_workload?': text('SharePoint, OneDrive or Teams'),
    detection_method: text('Technology that found it'),
    'detected_at?': time('When it was found'),
    'last_modified_by?': personal(text('Who changed the file last')),
    'last_modified_at?': time('When the file was changed last'),
    'deep_link?': text('Address in the portal'),
  }),
  'o365.air_investigation': record('A step of an automated investigation (record type 64)', {
    investigation_id: text('The same in all records of one investigation'),
    investigation_name: text('Title'),
    investigation_type: text('As `ZappedUrlInvestigation`'),
    status: text('As `Pending Action`, `Threats Found`, `Remediated`'),
    started_at: time('When it began'),
    updated_at: time('When it changed last'),
    'ended_at?': { type: ['string', 'null'], format: 'date-time', description: 'When it ended; null while it goes on' },
    'running_seconds?': whole('How long it has been going on'),
    actions: list(open('An action of the investigation, parsed'), 'What it did or asks to do'),
    data: open('Alert and entities, parsed'),
    'deep_link?': text('Address in the portal'),
  }),
  'o365.audit': record('Any other record of the feed', {
    'user_type?': whole('0 regular, 2 admin, 4 system, 5 application …'),
    'object_id?': text('Object acted on'),
    'result_status?': text('Succeeded, Failed … as the service writes it'),
  }),
};

/** JSON Schema of a record of the feed whose event type is not known when the playbook is checked. */
export const ANY_O365_EVENT: JsonObject = openEvent('Any record of the feed', MEMBERS_OF_EVERY_RECORD);
