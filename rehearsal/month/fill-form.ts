import type { Json, JsonObject } from '../../contracts/json.ts';
import { utcTime, type UtcMs } from '../../contracts/time.ts';

/** Characters of the text with which a rehearsed person fills a field. */
const WORDS = 'Done as asked';

/**
 * Answers that fit a form, as somebody gives them who reads no further than the fields: the default, else the first of a
 * choice, true, the least number, a text of a length that fits.
 */
export function fillForm(form: JsonObject, now: UtcMs): JsonObject {
  const fields = Object.entries(mapOf(form['properties']));
  return Object.fromEntries(fields.map(([name, field]) => [name, valueOf(mapOf(field), now)]));
}

function valueOf(field: JsonObject, now: UtcMs): Json {
  const { default: fallback, enum: words, type } = field;
  if (fallback !== undefined) return fallback;
  if (Array.isArray(words)) return (words as readonly Json[])[0] ?? null;
  switch (type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return numberOf(field);
    case 'array':
      return [];
    case 'string':
      return textOf(field, now);
    default:
      return fillForm(field, now);
  }
}

function numberOf({ minimum, maximum }: JsonObject): number {
  if (typeof minimum === 'number') return Math.ceil(minimum);
  return typeof maximum === 'number' ? Math.min(1, Math.floor(maximum)) : 1;
}

function textOf({ format, minLength, maxLength }: JsonObject, now: UtcMs): string {
  if (format === 'date') return utcTime(now).slice(0, 10);
  if (format === 'date-time') return utcTime(now);
  const least = typeof minLength === 'number' ? minLength : 0;
  const most = typeof maxLength === 'number' ? maxLength : Infinity;
  return WORDS.padEnd(least, '.').slice(0, Math.max(least, Math.min(most, WORDS.length)));
}

function mapOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
