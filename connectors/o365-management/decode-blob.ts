import { isUtf8 } from 'node:buffer';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { UpstreamError } from '../upstream-error.ts';
import { cutRecords } from './cut-records.ts';
import type { CutRecord } from './cut-records.ts';

/*
 * A feed holds every audit record of a content type, of which playbooks want few. A blob is therefore first searched
 * for the key "RecordType": when no number behind it is wanted and nothing looks odd, the blob is only counted
 * (measured: six times the speed of JSON.parse). Otherwise its records are cut, which needs no more than their
 * strings and brackets, and only the wanted ones are parsed. Whatever is odd (an escaped key, a number that is not
 * plain digits, a key twice) is parsed, so that the result is the one that JSON.parse and a filter would give.
 */

/** Numbers of the record types that somebody wants, or all. */
export type WantedRecordTypes = 'all' | ReadonlySet<number>;

/** An element of a blob that is not a record. */
export interface MalformedElement {
  readonly reason: string;
  /** Its first 200 characters. */
  readonly text: string;
}

/** What a blob holds. */
export interface DecodedBlob {
  /** The wanted records, in the order of the blob. */
  readonly records: readonly JsonObject[];
  /** Records of other types: counted, not parsed. */
  readonly unwanted: number;
  readonly malformed: readonly MalformedElement[];
}

// Without its first letter, so that a lower-case one is noticed too; as fast as with it.
const KEY_END = 'ecordType"';
const MALFORMED_TEXT_MAX = 200;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const CLOSE_BRACE = 0x7d;

/**
 * Cuts the wanted records out of a blob of the feed, a JSON array, without parsing the rest.
 *
 * @throws {UpstreamError} `invalid-answer` if the bytes are not a JSON array in UTF-8. What is skipped is not
 *   validated: a blob that is broken only inside unwanted records passes.
 */
export function decodeBlob(bytes: Buffer, wanted: WantedRecordTypes): DecodedBlob {
  const blob = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
  if (!isUtf8(blob)) throw refusedBlob(blob, 'it is not UTF-8');
  if (wanted === 'all') return parseWhole(blob, () => true);
  const count = countIfNoneWanted(blob, wanted);
  if (count !== undefined) return { records: [], unwanted: count, malformed: [] };
  const cut = cutRecords(blob);
  return cut === undefined
    ? parseWhole(blob, (type) => type !== undefined && wanted.has(type))
    : parseWanted(blob, cut, wanted);
}

/** Number of records of a blob without a wanted one, or undefined if there may be one. */
function countIfNoneWanted(blob: Buffer, wanted: ReadonlySet<number>): number | undefined {
  if (blob[firstInk(blob)] !== OPEN_BRACKET || blob[lastInk(blob)] !== CLOSE_BRACKET) return undefined;
  let count = 0;
  for (let at = blob.indexOf(KEY_END, 0, 'latin1'); at !== -1; at = blob.indexOf(KEY_END, at + 1, 'latin1')) {
    const type = plainNumberAfter(blob, at + KEY_END.length);
    if (type === undefined || wanted.has(type)) return undefined;
    if (blob[at - 2] !== QUOTE || blob[at - 3] === BACKSLASH) return undefined;
    count++;
  }
  if (count === 0) return isEmptyArray(blob) ? 0 : undefined;
  return hasEscapedLetter(blob) ? undefined : count;
}

function firstInk(blob: Buffer): number {
  let at = 0;
  while (isBlank(blob[at])) at++;
  return at;
}

function lastInk(blob: Buffer): number {
  let at = blob.length - 1;
  while (isBlank(blob[at])) at--;
  return at;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isEmptyArray(blob: Buffer): boolean {
  const inside = blob.subarray(firstInk(blob) + 1, lastInk(blob));
  return inside.every((byte) => isBlank(byte));
}

function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** The number behind a key, if it is a colon, digits only, and the member ends there. */
function plainNumberAfter(blob: Buffer, from: number): number | undefined {
  let at = from;
  while (isBlank(blob[at])) at++;
  if (blob[at] !== COLON) return undefined;
  at++;
  while (isBlank(blob[at])) at++;
  const start = at;
  let value = 0;
  for (let byte = blob[at]; isDigit(byte) && at - start < 9; byte = blob[++at]) value = value * 10 + (byte - 0x30);
  if (at === start) return undefined;
  while (isBlank(blob[at])) at++;
  return blob[at] === COMMA || blob[at] === CLOSE_BRACE ? value : undefined;
}

/**
 * Whether an ASCII letter is written as `\u00..`, as it would be in a disguised key. Services escape quotes, brackets
 * and foreign letters that way, never plain letters: those all lie in 0040 to 007f.
 */
function hasEscapedLetter(blob: Buffer): boolean {
  for (let at = blob.indexOf('\\u00', 0, 'latin1'); at !== -1; at = blob.indexOf('\\u00', at + 4, 'latin1')) {
    const digit = blob[at + 4];
    if (digit !== undefined && digit >= 0x34 && digit <= 0x37) return true;
  }
  return false;
}

function parseWanted(blob: Buffer, cut: readonly CutRecord[], wanted: ReadonlySet<number>): DecodedBlob {
  const records: JsonObject[] = [];
  const malformed: MalformedElement[] = [];
  let unwanted = 0;
  for (const { start, end, typeAt } of cut) {
    const type = typeAt === undefined ? undefined : plainNumberAfter(blob, typeAt);
    if (type !== undefined && !wanted.has(type)) {
      unwanted++;
      continue;
    }
    const element = parse(blob, start, end);
    if (!isObject(element)) malformed.push(malformedElement(element));
    else if (wanted.has(type ?? recordTypeOf(element) ?? -1)) records.push(element);
    else unwanted++;
  }
  return { records, unwanted, malformed };
}

function parseWhole(blob: Buffer, isWanted: (type: number | undefined) => boolean): DecodedBlob {
  const array = parse(blob, 0, blob.length);
  if (!Array.isArray(array)) throw refusedBlob(blob, 'it is not an array');
  const records: JsonObject[] = [];
  const malformed: MalformedElement[] = [];
  let unwanted = 0;
  for (const element of array as readonly Json[]) {
    if (!isObject(element)) malformed.push(malformedElement(element));
    else if (isWanted(recordTypeOf(element))) records.push(element);
    else unwanted++;
  }
  return { records, unwanted, malformed };
}

function parse(blob: Buffer, start: number, end: number): Json {
  try {
    // JSON.parse gives nothing but JSON.
    return JSON.parse(blob.toString('utf8', start, end)) as Json;
  } catch (cause) {
    throw refusedBlob(blob, 'it is not JSON', cause);
  }
}

function isObject(element: Json): element is JsonObject {
  return element !== null && typeof element === 'object' && !Array.isArray(element);
}

function malformedElement(element: Json): MalformedElement {
  return { reason: 'It is not an object', text: JSON.stringify(element).slice(0, MALFORMED_TEXT_MAX) };
}

/** The record type of a parsed record: a number or digits, under the key in any case. */
export function recordTypeOf(record: JsonObject): number | undefined {
  const value =
    record['RecordType'] ?? record[Object.keys(record).find((key) => key.toLowerCase() === 'recordtype') ?? ''];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : undefined;
}

function refusedBlob(blob: Buffer, found: string, cause?: unknown): UpstreamError {
  const message = `Cannot read a blob of ${blob.length} bytes because it must be a JSON array in UTF-8: ${found}`;
  return new UpstreamError('invalid-answer', message, { cause });
}
