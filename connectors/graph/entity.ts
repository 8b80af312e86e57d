import type { Json, JsonObject } from '../../contracts/json.ts';
import { utcTime } from '../../contracts/time.ts';
import type { UtcTime } from '../../contracts/time.ts';
import { UpstreamError } from '../upstream-error.ts';

/**
 * One object of an answer, read member by member. What the caller cannot do without is `needed…` and fails with
 * `invalid-answer`; anything else that is missing, null or of another type reads as nothing.
 */
export interface Entity {
  /** A text that is there and not empty. */
  needed(name: string): string;
  /** A moment that is there, in UTC with milliseconds. */
  neededMoment(name: string): UtcTime;
  /** A number that is there. */
  neededNumber(name: string): number;
  /** True or false, and not nothing. */
  neededTruth(name: string): boolean;
  /** The text, also of a number; empty if there is none. */
  text(name: string): string;
  /** The word of an enumeration as the schema spells it; one that we do not know stays as it is. */
  word(name: string, known: Words): string;
  number(name: string): number | null;
  truth(name: string): boolean | null;
  moment(name: string): UtcTime | null;
  texts(name: string): readonly string[];
  /** Objects of a list; anything else in it is left out. */
  entities(name: string): readonly Entity[];
  /** The object under a name; an empty one if there is none. */
  entity(name: string): Entity;
  value(name: string): Json | undefined;
  /** The object as it came. */
  readonly raw: JsonObject;
}

/** The words of an enumeration, and older spellings that stand for them. */
export interface Words {
  readonly known: readonly string[];
  readonly aliases?: Readonly<Record<string, string>>;
}

/**
 * Reads an object.
 *
 * @throws {UpstreamError} `invalid-answer` for anything else.
 */
export function readEntity(purpose: string, json: Json | undefined): Entity {
  if (isObject(json)) return entityOf(purpose, json);
  throw new UpstreamError('invalid-answer', `Cannot ${purpose}: Microsoft Graph answered something that is no object`);
}

function entityOf(purpose: string, object: JsonObject): Entity {
  const value = (name: string): Json | undefined => (Object.hasOwn(object, name) ? object[name] : undefined);
  const text = (name: string): string => textOf(value(name));
  const needed = <T>(name: string, read: T | null | ''): T => {
    if (read !== null && read !== '') return read;
    throw new UpstreamError('invalid-answer', `Cannot ${purpose} because "${name}" is needed: the answer has none`);
  };
  const list = (name: string): readonly Json[] => listOf(value(name));
  return {
    needed: (name) => needed(name, text(name)),
    neededMoment: (name) => needed(name, momentOf(value(name))),
    neededNumber: (name) => needed(name, numberOf(value(name))),
    neededTruth: (name) => needed(name, truthOf(value(name))),
    text,
    word: (name, known) => wordOf(text(name), known),
    number: (name) => numberOf(value(name)),
    truth: (name) => truthOf(value(name)),
    moment: (name) => momentOf(value(name)),
    texts: (name) =>
      list(name)
        .map(textOf)
        .filter((item) => item !== ''),
    entities: (name) =>
      list(name)
        .filter(isObject)
        .map((item) => entityOf(purpose, item)),
    entity: (name) => {
      const inner = value(name);
      return entityOf(purpose, isObject(inner) ? inner : {});
    },
    value,
    raw: object,
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function numberOf(value: Json | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function truthOf(value: Json | undefined): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function momentOf(value: Json | undefined): UtcTime | null {
  const at = typeof value === 'string' && MOMENT.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : utcTime(at);
}

/** Samples write PascalCase and older words, the schema camelCase: «Parse case-insensitively, write the schema's names». */
function wordOf(text: string, { known, aliases = {} }: Words): string {
  const wanted = text.toLowerCase();
  const alias = Object.entries(aliases).find(([word]) => word.toLowerCase() === wanted)?.[1];
  return alias ?? known.find((word) => word.toLowerCase() === wanted) ?? text;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
