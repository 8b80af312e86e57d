import type { JsonObject } from '../../../contracts/json.ts';

const COMMON = {
  Version: 1,
  OrganizationId: '11111111-2222-4333-8444-555555555555',
  UserType: 4,
  UserKey: 'ThreatIntel',
  UserId: 'ThreatIntel',
};

/** A mail record, type 28. All records here are invented; their shape follows the vendor's schema page. */
export function aMailRecord(changes: JsonObject = {}): JsonObject {
  return {
    ...COMMON,
    Id: 'mail-1',
    RecordType: 28,
    CreationTime: '2026-07-08T09:10:19',
    Operation: 'TIMailData',
    Workload: 'ThreatIntelligence',
    AttachmentData: [
      { FileName: 'invoice.pdf.exe', FileType: 'exe;zip', FileVerdict: 1, MalwareFamily: 'Trojan_Gen', SHA256: 'ab' },
    ],
    AuthDetails: [{ Name: 'SPF', Value: 'Pass' }],
    DeliveryAction: 'Blocked',
    DetectionMethod: 'File detonation',
    DetectionType: 'Inline',
    Directionality: 'Inbound',
    EventDeepLink: 'https://security.example/mail',
    InternetMessageId: '<x@example.com>',
    LatestDeliveryLocation: 'Quarantine',
    MessageTime: '2026-07-08T09:07:47',
    NetworkMessageId: '7250ff78-fd13-45a2-bb5d-23a5d59c2699',
    OriginalDeliveryLocation: 'Quarantine',
    P1Sender: 'bounce@example.net',
    P2Sender: 'director@example.net',
    Policy: 'SafeAttachements',
    PolicyAction: 'Quarantine',
    Recipients: ['user@contoso.example'],
    SenderIp: '192.0.2.4',
    Subject: 'Invoice',
    ThreatsAndDetectionTech: ['Malware: [File detonation]'],
    Verdict: 'Malware',
    ...changes,
  };
}

/** A click record, type 41, with the letter case that clients report. */
export function aClickRecord(changes: JsonObject = {}): JsonObject {
  return {
    ...COMMON,
    Id: 'click-1',
    RecordType: 41,
    CreationTime: '2026-07-07T10:10:52',
    Operation: 'TIUrlClickData',
    Workload: 'ThreatIntelligence',
    UserId: 'user@contoso.example',
    AppName: 'Mail',
    SourceId: '8a8634d0-d803-4bc9-b221-2863bff6a001',
    TimeOfClick: '2026-07-07T09:33:33',
    Url: 'https://bad.example/',
    UrlClickAction: 2,
    UserIp: '192.0.2.9',
    ...changes,
  };
}

/** A file record, type 47. */
export function aFileRecord(changes: JsonObject = {}): JsonObject {
  return {
    ...COMMON,
    Id: 'file-1',
    RecordType: 47,
    CreationTime: '2026-08-30T20:49:04',
    Operation: 'AtpDetection',
    Workload: 'ThreatIntelligence',
    DetectionDate: '2026-08-30T20:48:08',
    DetectionMethod: 'AntiMalware',
    FileData: {
      DocumentId: 'd-1',
      FileName: 'file.exe',
      FilePath: 'https://contoso.example/file.exe',
      FileSize: '9670017',
      FileVerdict: 1,
      SHA256: 'cd',
    },
    SourceWorkload: 1,
    ...changes,
  };
}

/** An investigation record, type 64. */
export function anInvestigationRecord(changes: JsonObject = {}): JsonObject {
  return {
    ...COMMON,
    Id: 'air-1',
    RecordType: 64,
    CreationTime: '2026-04-17T14:27:09',
    Operation: 'AirInvestigationData',
    Workload: 'AirInvestigation',
    DeepLinkUrl: 'https://security.example/air',
    StartTimeUtc: '2026-04-17T14:11:38',
    LastUpdateTimeUtc: '2026-04-17T14:21:59',
    EndTimeUtc: '0001-01-01T00:00:00',
    RunningTime: 931,
    InvestigationId: 'urn:ZappedUrlInvestigation:a1',
    InvestigationName: 'Mail with malicious urls is zapped',
    InvestigationType: 'ZappedUrlInvestigation',
    Status: 'Pending Action',
    Actions: ['{"$id":"1","ActionType":"EmailRemediation","Entities":[{"$id":"2","Type":"mailbox"},{"$ref":"2"}]}'],
    Data: '{"Version":"3.0","Severity":"Informational"}',
    ...changes,
  };
}

/** A record of a type that has no event of its own. */
export function anAuditRecord(changes: JsonObject = {}): JsonObject {
  return {
    ...COMMON,
    Id: 'audit-1',
    RecordType: 1,
    CreationTime: '2026-05-24T15:10:53',
    Operation: 'New-InboxRule',
    Workload: 'Exchange',
    UserType: 2,
    UserId: 'user@contoso.example',
    ClientIP: '192.0.2.1:63070',
    ResultStatus: 'True',
    ObjectId: 'user\\rule',
    ...changes,
  };
}
