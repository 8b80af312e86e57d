/** A JSON value. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonRecord;

/** A JSON object: one audit record, or part of one. */
export interface JsonRecord {
  readonly [name: string]: JsonValue;
}

/** The records that can be made to order. */
export const RECORD_TEMPLATES = [
  'threat-intelligence',
  'url-click',
  'atp-content',
  'air-investigation',
  'audit',
  'trap-missing-fields',
  'trap-letter-case',
  'trap-numbers-as-text',
  'trap-cyclic-references',
  'trap-unknown-type',
] as const;

/** threat-intelligence 28, url-click 41, atp-content 47, air-investigation 64, audit anything else; traps: records/traps.ts. */
export type RecordTemplate = (typeof RECORD_TEMPLATES)[number];

/** What a record is made for. */
export interface RecordFrame {
  readonly id: string;
  readonly organizationId: string;
  /** Mail domain of the customer. */
  readonly domain: string;
  /** When the record says it was created; written without `Z`, as the service does. */
  readonly creationTime: Date;
}
