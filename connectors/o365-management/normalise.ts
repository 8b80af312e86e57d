import type { O365EventType, SecurityEvent } from '../../contracts/event.ts';
import type { TenantId } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';
import type { WantedRecordTypes } from './decode-blob.ts';
import { eventFields } from './event-fields.ts';
import { readRecord } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';

/** A record that cannot become an event. */
export interface PoisonRecord {
  readonly reason: string;
  readonly raw: JsonObject;
}

/** What a list of records became. */
export interface Normalised {
  readonly events: readonly SecurityEvent[];
  readonly poison: readonly PoisonRecord[];
}

const TYPES: Readonly<Record<number, O365EventType>> = {
  28: 'o365.threat_intelligence',
  41: 'o365.url_click',
  47: 'o365.atp_content',
  64: 'o365.air_investigation',
};
const TIME_MEMBERS = [
  'CreationTime',
  'MessageTime',
  'TimeOfClick',
  'DetectionDate',
  'LastUpdateTimeUtc',
  'StartTimeUtc',
];
const ID_LENGTH_MAX = 200;

/** Turns records of the feed into events. Never throws; nothing of a record is lost (`raw`). */
export function normaliseRecords(tenant: TenantId, records: readonly JsonObject[]): Normalised {
  const events: SecurityEvent[] = [];
  const poison: PoisonRecord[] = [];
  for (const raw of records) {
    const event = normaliseRecord(tenant, raw);
    if (typeof event === 'string') poison.push({ reason: event, raw });
    else events.push(event);
  }
  return { events, poison };
}

/** Record types that event types need; all of them for `o365.audit`, which is every other record. */
export function recordTypesOf(eventTypes: Iterable<string>): WantedRecordTypes {
  const wanted = new Set(eventTypes);
  if (wanted.has('o365.audit')) return 'all';
  return new Set(
    Object.keys(TYPES)
      .map(Number)
      .filter((number) => wanted.has(TYPES[number] ?? '')),
  );
}

/** The event, or why there is none. */
function normaliseRecord(tenant: TenantId, raw: JsonObject): SecurityEvent | string {
  const record = readRecord(raw);
  const id = record.text('Id');
  if (id === '') return 'It has no Id, without which a duplicate cannot be told';
  if (id.length > ID_LENGTH_MAX) return `Its Id is longer than ${ID_LENGTH_MAX} characters`;
  const occurredAt = timeOf(record);
  if (occurredAt === null) return 'It has no time that can be read';
  const type = TYPES[record.whole('RecordType') ?? 0] ?? 'o365.audit';
  return {
    tenant,
    source: 'o365-management',
    id,
    type,
    occurredAt,
    fields: eventFields(type, record, occurredAt),
    raw,
  };
}

function timeOf(record: RecordReader): UtcTime | null {
  for (const member of TIME_MEMBERS) {
    const time = record.time(member);
    if (time !== null) return time;
  }
  return null;
}
