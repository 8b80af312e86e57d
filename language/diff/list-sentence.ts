import { canonicalJson, type Json } from '../../contracts/json.ts';
import { enumerated } from '../explain/name-words.ts';
import type { Difference } from './differences.ts';
import { jsonWords } from './json-words.ts';

/** What came into a list and what left it, whatever its order. */
export interface ListDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Compares two lists of names. What is no list has no items. */
export function listDifference({ at, before, after }: Difference): ListDifference {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  const words = (items: ReadonlyMap<string, Json>, others: ReadonlyMap<string, Json>): readonly string[] =>
    [...items].flatMap(([key, item]) => (others.has(key) ? [] : [plainWords(item, String(at.at(-1)))]));
  return { added: words(now, old), removed: words(old, now) };
}

/** How the two halves of such a sentence begin. */
export interface ListPhrases {
  readonly added: string;
  readonly removed: string;
}

/** `May approve now: team csirt. May approve no longer: person ada.` Undefined: only the order is another. */
export function listSentence({ added, removed }: ListDifference, phrases: ListPhrases): string | undefined {
  const parts = [
    ...(added.length === 0 ? [] : [`${phrases.added}: ${enumerated(added, 'and')}.`]),
    ...(removed.length === 0 ? [] : [`${phrases.removed}: ${enumerated(removed, 'and')}.`]),
  ];
  return parts.length === 0 ? undefined : parts.join(' ');
}

function itemsOf(list: Json | undefined): ReadonlyMap<string, Json> {
  return new Map(Array.isArray(list) ? list.map((item: Json) => [canonicalJson(item), item]) : []);
}

/** Names of people and paths read without quotation marks here. */
function plainWords(item: Json, key: string): string {
  return typeof item === 'string' ? item : jsonWords(item, key);
}
