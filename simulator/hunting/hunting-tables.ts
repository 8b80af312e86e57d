import type { Estate } from '../estate/estate-store.ts';
import type { EstateAlert, EstateDevice, EstateMessage, EstateSignIn, EstateUser } from '../estate/estate-types.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { HuntingTable } from './run-query.ts';

/** The tables of an estate that can be hunted in, in the state of now. */
export function huntingTables(estate: Estate): Readonly<Record<string, HuntingTable>> {
  const nameOf = (id: string): string => estate.find('user', id)?.upn ?? '';
  const each =
    <T>(entities: () => readonly T[], row: (entity: T) => JsonRecord) =>
    (): readonly JsonRecord[] =>
      entities().map(row);
  return {
    DeviceInfo: {
      columns: DEVICE_INFO,
      rows: each(
        () => estate.list('device'),
        (device) => deviceRow(device, nameOf(device.userId)),
      ),
    },
    EmailEvents: { columns: EMAIL_EVENTS, rows: each(() => estate.list('message'), emailRow) },
    EmailUrlInfo: {
      columns: EMAIL_URL_INFO,
      rows: each(() => estate.list('message').filter(({ url }) => url !== ''), urlRow),
    },
    EmailPostDeliveryEvents: {
      columns: EMAIL_POST_DELIVERY,
      rows: each(
        () => estate.list('message').filter(({ location, originalLocation }) => location !== originalLocation),
        movedRow,
      ),
    },
    IdentityInfo: {
      columns: IDENTITY_INFO,
      rows: each(
        () => estate.list('user'),
        (user) => identityRow(user, estate.anchorMs),
      ),
    },
    IdentityLogonEvents: {
      columns: IDENTITY_LOGON,
      rows: each(
        () => estate.list('signIn'),
        (signIn) => logonRow(signIn, nameOf(signIn.userId)),
      ),
    },
    AlertInfo: { columns: ALERT_INFO, rows: each(() => estate.list('alert'), alertRow) },
    AlertEvidence: {
      columns: ALERT_EVIDENCE,
      rows: () => estate.list('alert').flatMap((alert) => evidenceRows(estate, alert)),
    },
  };
}

const DEVICE_INFO = {
  Timestamp: 'DateTime',
  DeviceId: 'String',
  DeviceName: 'String',
  AadDeviceId: 'String',
  OSPlatform: 'String',
  OSVersion: 'String',
  PublicIP: 'String',
  MachineGroup: 'String',
  SensorHealthState: 'String',
  OnboardingStatus: 'String',
  ExposureLevel: 'String',
  LoggedOnUsers: 'String',
  MitigationStatus: 'String',
};

function deviceRow(device: EstateDevice, user: string): JsonRecord {
  const mitigations = {
    ...(device.isIsolated ? { Isolated: 'true' } : {}),
    ...(device.isRestricted ? { CodeExecutionRestricted: 'true' } : {}),
  };
  return {
    Timestamp: device.lastSeen,
    DeviceId: device.id,
    DeviceName: device.dnsName,
    AadDeviceId: device.directoryId,
    OSPlatform: device.osPlatform,
    OSVersion: device.osVersion,
    PublicIP: device.externalIpAddress,
    MachineGroup: device.groupName,
    SensorHealthState: device.healthStatus,
    OnboardingStatus: 'Onboarded',
    ExposureLevel: device.exposureLevel,
    LoggedOnUsers: user === '' ? '[]' : JSON.stringify([{ UserName: user.split('@')[0] ?? '' }]),
    MitigationStatus: Object.keys(mitigations).length === 0 ? '' : JSON.stringify(mitigations),
  };
}

const EMAIL_EVENTS = {
  Timestamp: 'DateTime',
  NetworkMessageId: 'String',
  InternetMessageId: 'String',
  Subject: 'String',
  SenderFromAddress: 'String',
  SenderFromDomain: 'String',
  SenderIPv4: 'String',
  RecipientEmailAddress: 'String',
  RecipientObjectId: 'String',
  EmailDirection: 'String',
  DeliveryAction: 'String',
  DeliveryLocation: 'String',
  LatestDeliveryLocation: 'String',
  ThreatTypes: 'String',
  UrlCount: 'Int64',
  ReportId: 'String',
};

function emailRow(message: EstateMessage): JsonRecord {
  return {
    Timestamp: message.receivedAt,
    NetworkMessageId: message.networkMessageId,
    InternetMessageId: message.internetMessageId,
    Subject: message.subject,
    SenderFromAddress: message.senderAddress,
    SenderFromDomain: message.senderAddress.split('@')[1] ?? '',
    SenderIPv4: message.senderIp,
    RecipientEmailAddress: message.recipient,
    RecipientObjectId: message.recipientId,
    EmailDirection: 'Inbound',
    DeliveryAction: 'Delivered',
    DeliveryLocation: folderOf(message.originalLocation),
    LatestDeliveryLocation: folderOf(message.location),
    ThreatTypes: message.threatTypes.map((type) => type.charAt(0).toUpperCase() + type.slice(1)).join(', '),
    UrlCount: message.url === '' ? 0 : 1,
    ReportId: message.id,
  };
}

/** Hunting names the places of mails otherwise than Graph does. */
function folderOf(location: string): string {
  return LOCATIONS[location] ?? location;
}

const LOCATIONS: Readonly<Record<string, string>> = {
  inboxFolder: 'Inbox/folder',
  junkFolder: 'Junk folder',
  deletedFolder: 'Deleted folder',
  quarantine: 'Quarantine',
  softDeleted: 'Deleted folder',
  hardDeleted: 'Dropped',
};

const EMAIL_URL_INFO = {
  Timestamp: 'DateTime',
  NetworkMessageId: 'String',
  Url: 'String',
  UrlDomain: 'String',
  ReportId: 'String',
};

function urlRow({ receivedAt, networkMessageId, url, id }: EstateMessage): JsonRecord {
  return {
    Timestamp: receivedAt,
    NetworkMessageId: networkMessageId,
    Url: url,
    UrlDomain: new URL(url).hostname,
    ReportId: id,
  };
}

const EMAIL_POST_DELIVERY = {
  Timestamp: 'DateTime',
  NetworkMessageId: 'String',
  RecipientEmailAddress: 'String',
  Action: 'String',
  ActionResult: 'String',
  DeliveryLocation: 'String',
  ReportId: 'String',
};

function movedRow(message: EstateMessage): JsonRecord {
  return {
    Timestamp: message.receivedAt,
    NetworkMessageId: message.networkMessageId,
    RecipientEmailAddress: message.recipient,
    Action: 'Manual remediation',
    ActionResult: 'Success',
    DeliveryLocation: folderOf(message.location),
    ReportId: message.id,
  };
}

const IDENTITY_INFO = {
  Timestamp: 'DateTime',
  AccountObjectId: 'String',
  AccountUpn: 'String',
  AccountDisplayName: 'String',
  Department: 'String',
  JobTitle: 'String',
  IsAccountEnabled: 'SByte',
  RiskLevel: 'String',
};

function identityRow(user: EstateUser, anchorMs: number): JsonRecord {
  return {
    Timestamp: new Date(anchorMs).toISOString(),
    AccountObjectId: user.id,
    AccountUpn: user.upn,
    AccountDisplayName: user.displayName,
    Department: user.department,
    JobTitle: user.jobTitle,
    IsAccountEnabled: user.accountEnabled,
    RiskLevel: user.risk.level,
  };
}

const IDENTITY_LOGON = {
  Timestamp: 'DateTime',
  ActionType: 'String',
  Application: 'String',
  AccountObjectId: 'String',
  AccountUpn: 'String',
  IPAddress: 'String',
  Location: 'String',
  FailureReason: 'String',
  ReportId: 'String',
};

function logonRow(signIn: EstateSignIn, upn: string): JsonRecord {
  return {
    Timestamp: signIn.at,
    ActionType: signIn.isSuccess ? 'LogonSuccess' : 'LogonFailed',
    Application: signIn.application,
    AccountObjectId: signIn.userId,
    AccountUpn: upn,
    IPAddress: signIn.ipAddress,
    Location: signIn.country,
    FailureReason: signIn.isSuccess ? '' : String(signIn.errorCode),
    ReportId: signIn.id,
  };
}

const ALERT_INFO = {
  Timestamp: 'DateTime',
  AlertId: 'String',
  Title: 'String',
  Category: 'String',
  Severity: 'String',
  ServiceSource: 'String',
  DetectionSource: 'String',
};

function alertRow(alert: EstateAlert): JsonRecord {
  return {
    Timestamp: alert.createdAt,
    AlertId: alert.id,
    Title: alert.title,
    Category: alert.category,
    Severity: alert.severity.charAt(0).toUpperCase() + alert.severity.slice(1),
    ServiceSource: alert.productName,
    DetectionSource: alert.detectionSource,
  };
}

const ALERT_EVIDENCE = {
  Timestamp: 'DateTime',
  AlertId: 'String',
  EntityType: 'String',
  AccountUpn: 'String',
  DeviceId: 'String',
  DeviceName: 'String',
  NetworkMessageId: 'String',
};

function evidenceRows(estate: Estate, alert: EstateAlert): readonly JsonRecord[] {
  const common = { Timestamp: alert.createdAt, AlertId: alert.id };
  const none = { AccountUpn: '', DeviceId: '', DeviceName: '', NetworkMessageId: '' };
  const users = alert.userIds.flatMap((id) => estate.find('user', id) ?? []);
  const devices = alert.deviceIds.flatMap((id) => estate.find('device', id) ?? []);
  const messages = alert.messageIds.flatMap((id) => estate.find('message', id) ?? []);
  return [
    ...users.map(({ upn }) => ({ ...common, EntityType: 'User', ...none, AccountUpn: upn })),
    ...devices.map(({ id, dnsName }) => ({
      ...common,
      EntityType: 'Machine',
      ...none,
      DeviceId: id,
      DeviceName: dnsName,
    })),
    ...messages.map(({ networkMessageId }) => ({
      ...common,
      EntityType: 'MailMessage',
      ...none,
      NetworkMessageId: networkMessageId,
    })),
  ];
}
