import type { EstateAlert, EstateDevice, EstateMessage, EstateUser } from '../estate/estate-types.ts';
import type { Estate } from '../estate/estate-store.ts';
import type { JsonRecord, JsonValue } from '../records/record-types.ts';
import { longTime } from './answer.ts';

const TYPE = '#microsoft.graph.security';

/** The evidence of an alert, in the state that its users, devices and mails are in now. */
export function renderEvidence(estate: Estate, alert: EstateAlert): readonly JsonRecord[] {
  const common = commonOf(alert);
  const users = alert.userIds.flatMap((id) => estate.find('user', id) ?? []);
  const devices = alert.deviceIds.flatMap((id) => estate.find('device', id) ?? []);
  const messages = alert.messageIds.flatMap((id) => estate.find('message', id) ?? []);
  return [
    ...users.map((user) => ({ ...userEvidence(estate, user), ...common })),
    ...devices.map((device) => ({ ...deviceEvidence(estate, device), ...common })),
    ...messages.flatMap((message) => [
      { ...messageEvidence(message), ...common },
      { '@odata.type': `${TYPE}.urlEvidence`, url: message.url, ...common },
    ]),
  ];
}

function commonOf(alert: EstateAlert): JsonRecord {
  return {
    createdDateTime: longTime(alert.createdAt),
    verdict: 'suspicious',
    remediationStatus: 'none',
    remediationStatusDetails: null,
    roles: [],
    detailedRoles: [],
    tags: [],
  };
}

function userEvidence(estate: Estate, user: EstateUser): JsonRecord {
  return { '@odata.type': `${TYPE}.userEvidence`, userAccount: userAccount(estate, user), stream: null };
}

function userAccount({ tenant }: Estate, user: EstateUser): JsonRecord {
  return {
    accountName: user.upn.split('@')[0] ?? '',
    domainName: tenant.name.toUpperCase(),
    userSid: `S-1-5-21-1004336348-1177238915-682003330-${Number.parseInt(user.id.slice(0, 4), 16)}`,
    azureAdUserId: user.id,
    userPrincipalName: user.upn,
    displayName: user.displayName,
    tenantId: tenant.entraTenantId,
  };
}

function deviceEvidence(estate: Estate, device: EstateDevice): JsonRecord {
  const user = estate.find('user', device.userId);
  const loggedOn: JsonValue =
    user === undefined
      ? []
      : [{ accountName: user.upn.split('@')[0] ?? '', domainName: estate.tenant.name.toUpperCase() }];
  return {
    '@odata.type': `${TYPE}.deviceEvidence`,
    firstSeenDateTime: longTime(device.firstSeen),
    mdeDeviceId: device.id,
    azureAdDeviceId: device.directoryId,
    deviceDnsName: device.dnsName,
    hostName: device.dnsName.split('.')[0] ?? '',
    osPlatform: device.osPlatform,
    osBuild: device.osBuild,
    version: device.osVersion,
    healthStatus: lowerFirst(device.healthStatus),
    riskScore: lowerFirst(device.riskScore),
    rbacGroupId: device.groupId,
    rbacGroupName: device.groupName,
    onboardingStatus: 'onboarded',
    defenderAvStatus: 'updated',
    lastIpAddress: device.ipAddress,
    lastExternalIpAddress: device.externalIpAddress,
    ipInterfaces: [device.ipAddress],
    loggedOnUsers: loggedOn,
    vmMetadata: null,
  };
}

function messageEvidence(message: EstateMessage): JsonRecord {
  const sender = {
    emailAddress: message.senderAddress,
    displayName: message.senderName,
    domainName: message.senderAddress.split('@')[1] ?? '',
  };
  return {
    '@odata.type': `${TYPE}.analyzedMessageEvidence`,
    networkMessageId: message.networkMessageId,
    internetMessageId: message.internetMessageId,
    subject: message.subject,
    language: 'en',
    senderIp: message.senderIp,
    recipientEmailAddress: message.recipient,
    antiSpamDirection: 'inbound',
    deliveryAction: 'delivered',
    deliveryLocation: message.location,
    urn: `urn:MailEntity:${message.networkMessageId}`,
    threats: message.threatTypes.map(() => 'ZapPhish'),
    threatDetectionMethods: ['URL malicious reputation'],
    urls: message.url === '' ? [] : [message.url],
    urlCount: message.url === '' ? 0 : 1,
    attachmentsCount: 0,
    receivedDateTime: longTime(message.receivedAt),
    p1Sender: sender,
    p2Sender: sender,
  };
}

/** Graph writes the same enums in camel case that Defender for Endpoint writes in Pascal case. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
