import { createHash } from 'node:crypto';
import type { SecurityEvent } from '../contracts/event.ts';
import type { Json, JsonObject } from '../contracts/json.ts';

/*
 * An event travels to its runs, lies in their journals while a step waits for one, and is read by expressions. One of
 * megabytes would break what a small one runs through; so it is cut where it enters, with marks that a playbook and an
 * analyst can see, and the record as it came is set aside.
 */

/** Bytes of an event that runs are handed, as JSON: as many as a run keeps for steps that wait for events. */
export const EVENT_BYTES_MAX = 128 * 1024;

/** Member of `raw` that says that the event was cut: `bytes` and `sha256` of the record as it came. */
export const CUT_MARK = '~cut';

/** What is left of texts (characters), lists (items) and mappings (members). */
interface Room {
  readonly text: number;
  readonly items: number;
  readonly members: number;
}

/** Tried one after the other, until the event fits. */
const ROOMS: readonly Room[] = [
  { text: 16_384, items: 500, members: 500 },
  { text: 4_096, items: 100, members: 200 },
  { text: 512, items: 20, members: 100 },
  { text: 64, items: 5, members: 50 },
];

/** Lists and mappings in each other, beyond which nothing is left of them. */
const DEPTH_MAX = 8;

/**
 * The event itself where it is small enough; else one that is: long texts end in «… (cut from N characters)», long lists and
 * mappings have their first entries, and `raw` has `~cut`. Undefined where nothing sensible would be left.
 */
export function cutEvent(event: SecurityEvent): SecurityEvent | undefined {
  if (sizeOf(event) <= EVENT_BYTES_MAX) return event;
  const text = JSON.stringify(event.raw);
  const mark = {
    [CUT_MARK]: { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') },
  };
  for (const room of ROOMS) {
    const shorter = {
      ...event,
      fields: cutMembers(event.fields, room, 1),
      raw: { ...cutMembers(event.raw, room, 1), ...mark },
    };
    if (sizeOf(shorter) <= EVENT_BYTES_MAX) return shorter;
  }
  return undefined;
}

function sizeOf(event: SecurityEvent): number {
  return Buffer.byteLength(JSON.stringify(event));
}

function cut(value: Json, room: Room, depth: number): Json {
  if (typeof value === 'string') return cutText(value, room.text);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value))
    return depth > DEPTH_MAX ? [] : value.slice(0, room.items).map((item: Json) => cut(item, room, depth + 1));
  return depth > DEPTH_MAX ? {} : cutMembers(value as JsonObject, room, depth); // what is neither of these
}

function cutMembers(value: JsonObject, room: Room, depth: number): JsonObject {
  const members = Object.entries(value).slice(0, room.members);
  return Object.fromEntries(members.map(([name, item]) => [cutText(name, room.text), cut(item, room, depth + 1)]));
}

function cutText(text: string, characters: number): string {
  if (text.length <= characters) return text;
  // Half of a pair would be no text.
  const end = /[\uD800-\uDBFF]/.test(text.charAt(characters - 1)) ? characters - 1 : characters;
  return `${text.slice(0, end)}… (cut from ${text.length} characters)`;
}
