import { canonicalJson, type Json, type JsonObject } from '../../contracts/json.ts';

/*
 * Answers to a form, compared with the words of JSON Schema that forms are written in. Replayed code decides by it, so
 * that it stands here without a package; words that it does not know refuse nothing.
 */

/** Answers with the form's defaults filled in, or a sentence without a subject about each that does not fit. */
export type CheckedAnswers =
  { readonly ok: true; readonly answers: JsonObject } | { readonly ok: false; readonly problems: readonly string[] };

/** What is taken for an answer. */
export interface AnswerRules {
  /** Fields may be missing: where the work was done before, they may not be known. */
  readonly isPartial: boolean;
}

/** Compares answers with a form: JSON Schema of an object by the names of its fields. */
export function checkAnswers(form: JsonObject, given: JsonObject, { isPartial }: AnswerRules): CheckedAnswers {
  const answers = isPartial ? given : { ...defaultsOf(form), ...given };
  const whole = isPartial ? { ...form, required: [] } : form;
  const problems = misfits(whole, answers, '');
  return problems.length === 0 ? { ok: true, answers } : { ok: false, problems };
}

function defaultsOf(form: JsonObject): JsonObject {
  const fields = Object.entries(mapOf(form['properties']));
  return Object.fromEntries(
    fields.flatMap(([name, field]) => {
      const fallback = mapOf(field)['default'];
      return fallback === undefined ? [] : [[name, fallback]];
    }),
  );
}

function misfits(schema: JsonObject, value: Json, at: string): readonly string[] {
  const own = typeMisfit(schema, value) ?? enumMisfit(schema, value) ?? limitMisfit(schema, value);
  if (own !== undefined) return [`${at === '' ? 'they' : JSON.stringify(at)} must ${own}`];
  if (Array.isArray(value)) {
    const items = mapOf(schema['items']);
    return value.flatMap((item: Json, index) => misfits(items, item, `${at}[${index}]`));
  }
  return isObject(value) ? memberMisfits(schema, value, at) : [];
}

function memberMisfits(schema: JsonObject, value: JsonObject, at: string): readonly string[] {
  const fields = mapOf(schema['properties']);
  const named = (name: string): string => (at === '' ? name : `${at}.${name}`);
  const required = Array.isArray(schema['required']) ? (schema['required'] as readonly Json[]).map(String) : [];
  const missing = required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => `${JSON.stringify(named(name))} is missing`);
  const others = Object.entries(value).flatMap(([name, member]) => {
    if (Object.hasOwn(fields, name)) return misfits(mapOf(fields[name]), member, named(name));
    if (schema['additionalProperties'] !== false) return [];
    const known = Object.keys(fields).join(', ');
    return [`${JSON.stringify(named(name))} is unknown: ${known === '' ? 'nothing is asked' : `asked is ${known}`}`];
  });
  return [...missing, ...others];
}

function typeMisfit({ type }: JsonObject, value: Json): string | undefined {
  if (typeof type !== 'string') return undefined;
  const known = TYPES[type];
  return known === undefined || known.is(value) ? undefined : `be ${known.words}`;
}

function enumMisfit(schema: JsonObject, value: Json): string | undefined {
  const words = schema['enum'];
  if (!Array.isArray(words)) return undefined;
  const texts = (words as readonly Json[]).map((word) => canonicalJson(word));
  return texts.includes(canonicalJson(value)) ? undefined : `be one of ${texts.join(', ')}`;
}

function limitMisfit(schema: JsonObject, value: Json): string | undefined {
  const limit = (name: string): number | undefined => {
    const found = schema[name];
    return typeof found === 'number' ? found : undefined;
  };
  if (typeof value === 'number') return outOf(value, limit('minimum'), limit('maximum'), '');
  if (typeof value !== 'string') return undefined;
  const { format: name } = schema;
  const format = typeof name === 'string' ? FORMATS[name] : undefined;
  if (format !== undefined && !format.is(value)) return `be ${format.words}`;
  return outOf(Array.from(value).length, limit('minLength'), limit('maxLength'), ' characters');
}

function outOf(size: number, least: number | undefined, most: number | undefined, unit: string): string | undefined {
  const verb = unit === '' ? 'be' : 'have';
  if (least !== undefined && size < least) return `${verb} ${least}${unit} or more`;
  return most !== undefined && size > most ? `${verb} ${most}${unit} at most` : undefined;
}

const TYPES: Readonly<Record<string, { readonly words: string; is(value: Json): boolean }>> = {
  string: { words: 'a text', is: (value) => typeof value === 'string' },
  boolean: { words: 'true or false', is: (value) => typeof value === 'boolean' },
  number: { words: 'a number', is: (value) => typeof value === 'number' },
  integer: { words: 'a whole number', is: (value) => Number.isInteger(value) },
  array: { words: 'a list', is: (value) => Array.isArray(value) },
  object: { words: 'a mapping of names to values', is: isObject },
};

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Formats that say what a text has to be; `Date.parse` of a text with a zone needs no clock. */
const FORMATS: Readonly<Record<string, { readonly words: string; is(value: string): boolean }>> = {
  date: { words: 'a day such as 2026-11-21', is: (value) => DAY.test(value) && !Number.isNaN(Date.parse(value)) },
  'date-time': {
    words: 'a moment such as 2026-11-21T09:30:00Z',
    is: (value) => MOMENT.test(value) && !Number.isNaN(Date.parse(value)),
  },
};

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapOf(value: Json | undefined): JsonObject {
  return value !== undefined && isObject(value) ? value : {};
}
