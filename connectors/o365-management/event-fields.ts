import type { O365EventType } from '../../contracts/event.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';
import { enumName } from './enumerations.ts';
import { parseEmbedded, parseEmbeddedList } from './parse-embedded.ts';
import type { RecordReader } from './record-reader.ts';

/** Typed fields of a record, in the shape of the event catalogue; `at` stands in for a time that must be there. */
export function eventFields(type: O365EventType, record: RecordReader, at: UtcTime): JsonObject {
  return { ...commonFields(record), ...FIELDS[type](record, at) };
}

type Fields = (record: RecordReader, at: UtcTime) => JsonObject;

const FIELDS: Readonly<Record<O365EventType, Fields>> = {
  'o365.threat_intelligence': mailFields,
  'o365.url_click': clickFields,
  'o365.atp_content': fileFields,
  'o365.air_investigation': investigationFields,
  'o365.audit': auditFields,
};

/** Stands for a record type that is missing or no number. */
const RECORD_TYPE_UNKNOWN = -1;

function commonFields(record: RecordReader): JsonObject {
  const clientIp = plainAddress(record.text('ClientIP'));
  return {
    operation: record.text('Operation'),
    workload: record.text('Workload'),
    record_type: record.whole('RecordType') ?? RECORD_TYPE_UNKNOWN,
    organization_id: record.text('OrganizationId'),
    ...record.optional('user_id', 'UserId'),
    ...(clientIp === '' ? {} : { client_ip: clientIp }),
  };
}

/** An address without port and brackets; IPv4 mapped into IPv6 as IPv4. Exchange writes all of these. */
function plainAddress(text: string): string {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
}

function mailFields(record: RecordReader, at: UtcTime): JsonObject {
  return {
    network_message_id: record.text('NetworkMessageId'),
    internet_message_id: record.text('InternetMessageId'),
    sender: record.text('P2Sender'),
    envelope_sender: record.text('P1Sender'),
    sender_ip: record.text('SenderIp'),
    recipients: record.texts('Recipients'),
    subject: record.text('Subject'),
    verdict: record.text('Verdict'),
    threats: record.texts('ThreatsAndDetectionTech'),
    delivery_action: record.text('DeliveryAction'),
    original_delivery_location: record.text('OriginalDeliveryLocation'),
    latest_delivery_location: record.text('LatestDeliveryLocation'),
    directionality: record.text('Directionality'),
    detection_method: record.text('DetectionMethod'),
    detection_type: record.text('DetectionType'),
    policy: enumName('policy', record.value('Policy')),
    policy_action: enumName('policyAction', record.value('PolicyAction')),
    attachments: record.objects('AttachmentData').map(attachmentFields),
    authentication: record
      .objects('AuthDetails')
      .map((detail) => ({ name: detail.text('Name'), value: detail.text('Value') })),
    message_time: record.time('MessageTime') ?? at,
    deep_link: record.text('EventDeepLink'),
    ...record.optional('phish_confidence_level', 'PhishConfidenceLevel'),
  };
}

function attachmentFields(attachment: RecordReader): JsonObject {
  return {
    file_name: attachment.text('FileName'),
    file_type: attachment.text('FileType'),
    file_verdict: enumName('fileVerdict', attachment.value('FileVerdict')),
    ...attachment.optional('malware_family', 'MalwareFamily'),
    sha256: attachment.text('SHA256'),
  };
}

function clickFields(record: RecordReader): JsonObject {
  return {
    url: record.text('Url'),
    ...optionalText('action', enumName('clickAction', record.value('UrlClickAction'))),
    ...record.optional('source_id', 'SourceId'),
    ...optionalText('user_ip', plainAddress(record.text('UserIp'))),
    ...optionalTime('time_of_click', record.time('TimeOfClick')),
    ...record.optional('app_name', 'AppName'),
    ...record.optional('deep_link', 'EventDeepLink'),
  };
}

function fileFields(record: RecordReader): JsonObject {
  const file = record.object('FileData');
  return {
    file: {
      name: file.text('FileName'),
      path: file.text('FilePath'),
      size: file.whole('FileSize') ?? 0,
      verdict: enumName('fileVerdict', file.value('FileVerdict')),
      ...file.optional('malware_family', 'MalwareFamily'),
      sha256: file.text('SHA256'),
      ...file.optional('document_id', 'DocumentId'),
    },
    ...optionalText('source_workload', enumName('workload', record.value('SourceWorkload'))),
    detection_method: record.text('DetectionMethod'),
    ...optionalTime('detected_at', record.time('DetectionDate')),
    ...record.optional('last_modified_by', 'LastModifiedBy'),
    ...optionalTime('last_modified_at', record.time('LastModifiedDate')),
    ...record.optional('deep_link', 'EventDeepLink'),
  };
}

function investigationFields(record: RecordReader, at: UtcTime): JsonObject {
  const seconds = record.whole('RunningTime');
  return {
    investigation_id: record.text('InvestigationId'),
    investigation_name: record.text('InvestigationName'),
    investigation_type: record.text('InvestigationType'),
    status: record.text('Status'),
    started_at: record.time('StartTimeUtc') ?? at,
    updated_at: record.time('LastUpdateTimeUtc') ?? at,
    // The year 1 on the wire: it goes on.
    ended_at: record.time('EndTimeUtc'),
    ...(seconds === undefined ? {} : { running_seconds: seconds }),
    actions: parseEmbeddedList(record.value('Actions')),
    data: parseEmbedded(record.value('Data')),
    ...record.optional('deep_link', 'DeepLinkUrl'),
  };
}

function auditFields(record: RecordReader): JsonObject {
  const userType = record.whole('UserType');
  return {
    ...(userType === undefined ? {} : { user_type: userType }),
    ...record.optional('object_id', 'ObjectId'),
    ...record.optional('result_status', 'ResultStatus'),
  };
}

function optionalText(member: string, value: string): JsonObject {
  return value === '' ? {} : { [member]: value };
}

function optionalTime(member: string, value: UtcTime | null): JsonObject {
  return value === null ? {} : { [member]: value };
}
