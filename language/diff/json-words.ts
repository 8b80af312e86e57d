import type { Json, JsonObject } from '../../contracts/json.ts';
import { durationWords } from '../explain/duration-words.ts';
import { enumerated, recipientWords } from '../explain/name-words.ts';
import { quotedValue } from '../explain/value-text.ts';
import type { Value } from '../plan/plan.ts';

/** Characters of a value at most; what is longer is cut. */
export const WORDS_MAX = 160;

/** Keys whose text is an expression. */
const EXPRESSIONS: ReadonlySet<string> = new Set(['if', 'when', 'until', 'quorum', 'in', 'cel', 'where', 'haltWhen']);

/**
 * A value out of a plan in words: durations as such, expressions in back ticks, texts in quotation marks.
 *
 * @param key the member that it stands under; one that ends in `Ms` holds milliseconds.
 */
export function jsonWords(value: Json | undefined, key: string): string {
  const words = wordsOf(value ?? null, key);
  return words.length > WORDS_MAX ? `${words.slice(0, WORDS_MAX)}…` : words;
}

/** Whether something is a value of a plan, which may hold expressions. */
export function isValue(value: Json): boolean {
  if (!isObject(value)) return false;
  const [[form, inside] = ['', null], ...others] = Object.entries(value);
  if (others.length > 0) return false;
  switch (form) {
    case 'lit':
      return true;
    case 'cel':
      return typeof inside === 'string';
    case 'text':
    case 'list':
      return Array.isArray(inside);
    default:
      return form === 'map' && isObject(inside);
  }
}

/** Whether something is a recipient whose name may be an expression. */
export function isRecipient(value: Json): boolean {
  if (!isObject(value)) return false;
  const [[kind, name] = ['', null], ...others] = Object.entries(value);
  return others.length === 0 && ['team', 'person', 'audience'].includes(kind) && isValue(name);
}

/** Whether something is an object, not a list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wordsOf(value: Json, key: string): string {
  if (typeof value === 'number') return key.endsWith('Ms') ? durationWords(value) : `${value}`;
  if (typeof value === 'string') return EXPRESSIONS.has(key) ? `\`${value}\`` : `"${value}"`;
  if (Array.isArray(value)) return listWords(value, key);
  if (!isObject(value)) return JSON.stringify(value);
  // The test has looked at the shape.
  if (isValue(value)) return quotedValue(value as unknown as Value).replaceAll(/[«»]/g, '"');
  if (isRecipient(value)) return recipientWords(value);
  return objectWords(value);
}

function listWords(items: readonly Json[], key: string): string {
  return items.length === 0
    ? 'nothing'
    : enumerated(
        items.map((item) => wordsOf(item, key)),
        'and',
      );
}

/** Lists of steps inside were emptied before; they are compared step by step. */
function objectWords(value: JsonObject): string {
  const members = Object.entries(value).filter(([, member]) => !(Array.isArray(member) && member.length === 0));
  return `{ ${members.map(([name, member]) => `${name}: ${wordsOf(member, name)}`).join(', ')} }`;
}
