import type { Json, JsonObject } from '../../contracts/json.ts';
import { utcTime } from '../../contracts/time.ts';
import type { UtcTime } from '../../contracts/time.ts';
import { UpstreamError } from '../upstream-error.ts';

/** Reads members of one entity of an answer. Members that are needed throw `invalid-answer`, others have a default. */
export interface EntityReader {
  /** A text that is not empty. */
  need(name: string): string;
  needNumber(name: string): number;
  needFlag(name: string): boolean;
  needTime(name: string): UtcTime;
  /** Text, also of a number; empty if there is none. */
  text(name: string): string;
  number(name: string): number | null;
  /** Null where they do not say. */
  flag(name: string): boolean | null;
  /** Null for what is no time, and for the year 1, which stands for «never». */
  time(name: string): UtcTime | null;
  texts(name: string): readonly string[];
  /** A reader of an inner object; of nothing at all if there is none. */
  inner(name: string): EntityReader;
}

/** Makes a reader of an entity; anything but an object has no members. */
export function readEntity(purpose: string, value: Json): EntityReader {
  const entity = isObject(value) ? value : {};
  const member = (name: string): Json | undefined => (Object.hasOwn(entity, name) ? entity[name] : undefined);
  const text = (name: string): string => textOf(member(name));
  const number = (name: string): number | null => numberOf(member(name));
  const flag = (name: string): boolean | null => flagOf(member(name));
  const time = (name: string): UtcTime | null => timeOf(member(name));
  const need = <T>(name: string, found: T | null | ''): T => {
    if (found !== null && found !== '') return found;
    throw new UpstreamError(
      'invalid-answer',
      `Cannot ${purpose} because Defender for Endpoint must give "${name}": it is missing or of another type`,
    );
  };
  return {
    need: (name) => need(name, text(name)),
    needNumber: (name) => need(name, number(name)),
    needFlag: (name) => need(name, flag(name)),
    needTime: (name) => need(name, time(name)),
    text,
    number,
    flag,
    time,
    texts: (name) =>
      listOf(member(name))
        .map(textOf)
        .filter((item) => item !== ''),
    inner: (name) => readEntity(purpose, member(name) ?? null),
  };
}

const TIME = /^(\d{4})-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;

function timeOf(value: Json | undefined): UtcTime | null {
  const match = typeof value === 'string' ? TIME.exec(value) : null;
  if (match === null || match[1] === '0001') return null;
  // Their fractions have seven digits, and some times have no zone and mean UTC.
  const at = Date.parse(`${match[0].slice(0, 19)}${(match[2] ?? '').slice(0, 4)}${match[3] ?? 'Z'}`);
  return Number.isNaN(at) ? null : utcTime(at);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function numberOf(value: Json | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function flagOf(value: Json | undefined): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
