import { airInvestigation } from './air-investigation.ts';
import { atpContent } from './atp-content.ts';
import { commonFields } from './frame.ts';
import type { JsonRecord, JsonValue, RecordFrame } from './record-types.ts';
import type { SeededRandom } from './seeded-random.ts';
import { threatIntelligence } from './threat-intelligence.ts';
import { urlClick } from './url-click.ts';

/** Type 28 with every optional field left out, and a few that the page calls mandatory but samples lack. */
export function trapMissingFields(frame: RecordFrame, random: SeededRandom): JsonRecord {
  const optional = [
    'AttachmentData',
    'AdditionalActionsAndResults',
    'Connectors',
    'AuthDetails',
    'SystemOverrides',
    'PhishConfidenceLevel',
    'EventDeepLink',
    'LatestDeliveryLocation',
    'ObjectId',
  ];
  const kept = Object.entries(threatIntelligence(frame, random)).filter(([name]) => !optional.includes(name));
  return { ...Object.fromEntries(kept), ClientIP: null };
}

/** Type 41 with the names as the documentation page spells them: `URL`, `URLClickAction`, `userIp`. */
export function trapLetterCase(frame: RecordFrame, random: SeededRandom): JsonRecord {
  const spelt: Record<string, string> = { Url: 'URL', UrlClickAction: 'URLClickAction', UserIp: 'userIp' };
  return Object.fromEntries(
    Object.entries(urlClick(frame, random)).map(([name, value]) => [spelt[name] ?? name, value]),
  );
}

/** Type 47 with its numbers as text, and a size that is a number after all. */
export function trapNumbersAsText(frame: RecordFrame, random: SeededRandom): JsonRecord {
  const record = atpContent(frame, random);
  const file = record['FileData'];
  const data = isRecord(file) ? file : {};
  return {
    ...record,
    RecordType: '47',
    UserType: '4',
    Version: '1',
    SourceWorkload: '1',
    FileData: { ...data, FileVerdict: '1', FileSize: 9_670_017 },
  };
}

/** Type 64 whose Data refers to itself in a circle, whose Actions hold a text that is no JSON, and which never ended. */
export function trapCyclicReferences(frame: RecordFrame, random: SeededRandom): JsonRecord {
  const data = {
    $id: '1',
    Version: '3.0',
    Severity: 'Low',
    Entities: [
      {
        $id: '2',
        Type: 'mailCluster',
        MailCount: 2,
        Members: [{ $id: '3', Type: 'mailMessage', Cluster: { $ref: '2' } }],
      },
      { $ref: '1' },
      { $ref: '99' },
    ],
  };
  return {
    ...airInvestigation(frame, random),
    Status: 'Pending Actions',
    EndTimeUtc: '0001-01-01T00:00:00',
    Actions: ['{"$id":"1","ActionType":"EmailRemediation","Parent":{"$ref":"1"}}', 'not JSON', ''],
    Data: JSON.stringify(data),
  };
}

/** A record type that nobody has a name for, with a nested body and names of other alphabets. */
export function trapUnknownType(frame: RecordFrame, random: SeededRandom): JsonRecord {
  return {
    ...commonFields(frame, { recordType: 9_999, operation: 'SomethingNew', workload: 'FutureProduct' }),
    Имя: 'значение',
    Nested: { Deep: { Deeper: [1, 'two', null, { three: random.below(4) }] } },
    Empty: {},
    Big: '9007199254740993',
  };
}

function isRecord(value: JsonValue | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
