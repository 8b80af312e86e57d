import { closed, list, personal, text, time, whole } from '../json-schema.ts';
import type { Members } from './event-shape.ts';

/*
 * What an alert of Defender is about. Graph writes one list of evidence whose items are of 48 types; playbooks want the
 * devices, or the mails, so that the event has a list of each that they work with. All others are in `raw`.
 *
 * Source: Microsoft Graph v1.0, types below «microsoft.graph.security.alertEvidence».
 */

const OF_EVERY_EVIDENCE: Members = {
  'verdict?': text('unknown, suspicious, malicious or noThreatsFound'),
  'remediation_status?': text('none, remediated, prevented, blocked, notFound, active, pendingApproval …'),
  roles: list(text('compromised, attacked, attacker, source, destination …'), 'Parts that it plays in the alert'),
};

const device = closed({
  ...OF_EVERY_EVIDENCE,
  'device_id?': text('Id of the device in Defender for Endpoint (`mdeDeviceId`)'),
  'entra_device_id?': text('Id of the device in Entra (`azureAdDeviceId`)'),
  'name?': text('DNS name, as `pc-0042.contoso.example`'),
  'host_name?': text('Name without its domain'),
  'platform?': text('As `Windows11`'),
  'health?': text('active, inactive, impairedCommunication, noSensorData …'),
  'risk?': text('none, informational, low, medium or high'),
  'onboarding?': text('onboarded, canBeOnboarded, unsupported or insufficientInfo'),
  'group?': text('Name of the device group'),
  'last_ip?': text('Last address inside'),
  'last_external_ip?': text('Last address outside'),
});

const user = closed({
  ...OF_EVERY_EVIDENCE,
  'account?': personal(text('Name of the account')),
  'domain?': text('Domain of the account'),
  'sid?': personal(text('Security identifier')),
  'entra_id?': personal(text('Id of the user in Entra')),
  'user_principal_name?': personal(text('As `mia@contoso.example`')),
  'display_name?': personal(text('Name for people')),
});

const mailbox = closed({
  ...OF_EVERY_EVIDENCE,
  'address?': personal(text('Primary address')),
  'user_principal_name?': personal(text('Of its owner')),
  'display_name?': personal(text('Name for people')),
});

const mail = closed({
  ...OF_EVERY_EVIDENCE,
  'network_message_id?': text('Id of the mail; also in hunting and in the events of Office 365'),
  'internet_message_id?': text('Message-ID header'),
  'subject?': text('Subject, chosen by the sender: hostile text'),
  'sender?': text('Address of the From header (P2)'),
  'envelope_sender?': text('Envelope sender (P1)'),
  'sender_ip?': text('Address that delivered the mail'),
  'recipient?': personal(text('Address of the recipient')),
  'received_at?': time('When the mail was received'),
  'delivery_action?': text('As `Delivered`, `Blocked`'),
  'delivery_location?': text('As `Inbox`, `Quarantine`'),
  threats: list(text('Name of a threat'), 'Threats that were found in it'),
  urls: list(text('Link, chosen by the sender: hostile text'), 'Links in it'),
});

const file = closed({
  ...OF_EVERY_EVIDENCE,
  'name?': text('Name of the file, chosen by its author: hostile text'),
  'path?': text('Folder of the file'),
  'size?': whole('Bytes'),
  'sha1?': text('SHA-1 of the file'),
  'sha256?': text('SHA-256 of the file'),
  'device_id?': text('Device that it is on'),
  'detection_status?': text('detected, blocked or prevented'),
});

const process = closed({
  ...OF_EVERY_EVIDENCE,
  'command_line?': text('Command line, chosen by whoever started it: hostile text'),
  'process_id?': whole('Number of the process on its device'),
  'image_name?': text('Name of the file that was started'),
  'image_sha256?': text('SHA-256 of that file'),
  'parent_image_name?': text('Name of the file of the process that started it'),
  'account?': personal(text('Account that it ran as')),
  'device_id?': text('Device that it ran on'),
});

const url = closed({ ...OF_EVERY_EVIDENCE, url: text('Link, chosen by its author: hostile text') });

const address = closed({
  ...OF_EVERY_EVIDENCE,
  ip: text('Address, of version 4 or 6'),
  'country?': text('Country in two letters'),
});

/** The lists of evidence that alerts and incidents have; empty where there is none. */
export const EVIDENCE: Members = {
  devices: list(device, 'Devices (`deviceEvidence`)'),
  users: list(user, 'Users (`userEvidence`)'),
  mailboxes: list(mailbox, 'Mailboxes (`mailboxEvidence`)'),
  mails: list(mail, 'Mails (`analyzedMessageEvidence`)'),
  files: list(file, 'Files (`fileEvidence`)'),
  processes: list(process, 'Processes (`processEvidence`)'),
  urls: list(url, 'Links (`urlEvidence`)'),
  addresses: list(address, 'Addresses of the network (`ipEvidence`)'),
};
