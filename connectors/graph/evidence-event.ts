import type { JsonObject } from '../../contracts/json.ts';
import type { Entity } from './entity.ts';
import { momentsGiven, numbersGiven, textsGiven } from './event-members.ts';
import { evidenceItems } from './evidence-items.ts';
import { VERDICT } from './security-words.ts';

/** Evidence of some alerts as the lists that events of Defender have; what several alerts name alike stands once. */
export function evidenceFields(alerts: readonly Entity[]): JsonObject {
  const items = evidenceItems(alerts);
  const of = (type: string, read: (one: Entity) => JsonObject): readonly JsonObject[] =>
    items.of((one) => ({ ...judgedFields(one), ...read(one) }), type);
  return {
    devices: of('deviceEvidence', (one) => textsGiven(one, DEVICE)),
    users: of('userEvidence', (one) => textsGiven(one.entity('userAccount'), USER)),
    mailboxes: of('mailboxEvidence', (one) => textsGiven(one, MAILBOX)),
    mails: of('analyzedMessageEvidence', mailFields),
    files: of('fileEvidence', fileFields),
    processes: of('processEvidence', processFields),
    urls: of('urlEvidence', (one) => ({ url: one.text('url') })),
    addresses: of('ipEvidence', (one) => ({
      ip: one.text('ipAddress'),
      ...textsGiven(one, { country: 'countryLetterCode' }),
    })),
  };
}

const DEVICE = {
  device_id: 'mdeDeviceId',
  entra_device_id: 'azureAdDeviceId',
  name: 'deviceDnsName',
  host_name: 'hostName',
  platform: 'osPlatform',
  health: 'healthStatus',
  risk: 'riskScore',
  onboarding: 'onboardingStatus',
  group: 'rbacGroupName',
  last_ip: 'lastIpAddress',
  last_external_ip: 'lastExternalIpAddress',
};

const USER = {
  account: 'accountName',
  domain: 'domainName',
  sid: 'userSid',
  entra_id: 'azureAdUserId',
  user_principal_name: 'userPrincipalName',
  display_name: 'displayName',
};

const MAILBOX = { address: 'primaryAddress', user_principal_name: 'upn', display_name: 'displayName' };

const MAIL = {
  network_message_id: 'networkMessageId',
  internet_message_id: 'internetMessageId',
  subject: 'subject',
  sender_ip: 'senderIp',
  recipient: 'recipientEmailAddress',
  delivery_action: 'deliveryAction',
  delivery_location: 'deliveryLocation',
};

function judgedFields(one: Entity): JsonObject {
  const verdict = one.word('verdict', VERDICT);
  return {
    ...(verdict === '' ? {} : { verdict }),
    ...textsGiven(one, { remediation_status: 'remediationStatus' }),
    roles: one.texts('roles'),
  };
}

function mailFields(one: Entity): JsonObject {
  return {
    ...textsGiven(one, MAIL),
    ...textsGiven(one.entity('p2Sender'), { sender: 'emailAddress' }),
    ...textsGiven(one.entity('p1Sender'), { envelope_sender: 'emailAddress' }),
    ...momentsGiven(one, { received_at: 'receivedDateTime' }),
    threats: one.texts('threats'),
    urls: one.texts('urls'),
  };
}

function fileFields(one: Entity): JsonObject {
  const file = one.entity('fileDetails');
  return {
    ...textsGiven(file, { name: 'fileName', path: 'filePath', sha1: 'sha1', sha256: 'sha256' }),
    ...numbersGiven(file, { size: 'fileSize' }),
    ...textsGiven(one, { device_id: 'mdeDeviceId', detection_status: 'detectionStatus' }),
  };
}

function processFields(one: Entity): JsonObject {
  return {
    ...textsGiven(one, { command_line: 'processCommandLine', device_id: 'mdeDeviceId' }),
    ...numbersGiven(one, { process_id: 'processId' }),
    ...textsGiven(one.entity('imageFile'), { image_name: 'fileName', image_sha256: 'sha256' }),
    ...textsGiven(one.entity('parentProcessImageFile'), { parent_image_name: 'fileName' }),
    ...textsGiven(one.entity('userAccount'), { account: 'accountName' }),
  };
}
