import type { Json, JsonObject } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';
import { readTime } from './read-time.ts';

/** Reads members of one object of a record: names in any case, values of any type, never a throw. */
export interface RecordReader {
  value(name: string): Json | undefined;
  /** Text, also of a number; empty if there is none. */
  text(name: string): string;
  /** The text as a member of that name, or no member if it is empty. */
  optional(member: string, name: string): JsonObject;
  /** A whole number, also from digits. */
  whole(name: string): number | undefined;
  time(name: string): UtcTime | null;
  /** Texts of a list; a single text is a list of one. */
  texts(name: string): readonly string[];
  /** Objects of a list, each with a reader; anything else in it is left to `raw`. */
  objects(name: string): readonly RecordReader[];
  object(name: string): RecordReader;
}

/** Makes a reader of an object. */
export function readRecord(record: JsonObject): RecordReader {
  const value = (name: string): Json | undefined => memberOf(record, name);
  const text = (name: string): string => textOf(value(name));
  return {
    value,
    text,
    optional: (member, name) => (text(name) === '' ? {} : { [member]: text(name) }),
    whole: (name) => wholeOf(value(name)),
    time: (name) => readTime(value(name)),
    texts: (name) =>
      listOf(value(name))
        .map(textOf)
        .filter((item) => item !== ''),
    objects: (name) => listOf(value(name)).filter(isJsonObject).map(readRecord),
    object: (name) => {
      const inner = value(name);
      return readRecord(isJsonObject(inner) ? inner : {});
    },
  };
}

/** Whether a value is an object, not a list and not null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function memberOf(record: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(record, name)) return record[name];
  const wanted = name.toLowerCase();
  const key = Object.keys(record).find((candidate) => candidate.toLowerCase() === wanted);
  return key === undefined ? undefined : record[key];
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function wholeOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && /^\s*-?\d{1,15}(\.0+)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(Math.trunc(number)) ? Math.trunc(number) : undefined;
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}
