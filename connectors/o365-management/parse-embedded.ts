import type { Json, JsonObject } from '../../contracts/json.ts';
import { isJsonObject } from './record-reader.ts';

/*
 * Investigations carry JSON inside strings, in which Json.NET replaces an object that it wrote before by
 * `{"$ref": "<its $id>"}`. References are resolved so that expressions can read through them. Two traps: a reference to
 * an object around it never ends, and references to objects that hold references can grow beyond any size. So what is
 * being resolved is never entered again, depth and number of nodes are limited, and what exceeds them stays a `$ref`.
 */

const DEPTH_MAX = 64;
/** Values that one string may grow to. */
export const NODES_MAX = 20_000;

/** The object in a text of a record: parsed, with references resolved. What is no object stands as `{ text }`. */
export function parseEmbedded(value: Json | undefined): JsonObject {
  const parsed = parseEmbeddedList(value);
  return parsed.length === 1 && parsed[0] !== undefined ? parsed[0] : parsed.length === 0 ? {} : { items: parsed };
}

/** The objects in a text, a list of texts, or a list that was parsed already. */
export function parseEmbeddedList(value: Json | undefined): readonly JsonObject[] {
  if (value === undefined || value === null || value === '') return [];
  const items = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return items.flatMap((item) => {
    const parsed = typeof item === 'string' ? parseText(item) : item;
    const elements = Array.isArray(parsed) ? (parsed as readonly Json[]) : [parsed];
    return elements.map((element) => (isJsonObject(element) ? resolveReferences(element) : { text: element }));
  });
}

function parseText(text: string): Json {
  try {
    // JSON.parse gives nothing but JSON.
    return JSON.parse(text) as Json;
  } catch (error) {
    // A text that is no JSON is kept as it is; `raw` holds it too.
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

interface Resolution {
  readonly targets: ReadonlyMap<string, JsonObject>;
  /** Objects around the one at hand. */
  readonly open: Set<JsonObject>;
  nodes: number;
}

/** Replaces `$ref` by the object it names and drops `$id`. */
export function resolveReferences(root: JsonObject): JsonObject {
  const targets = new Map<string, JsonObject>();
  collectTargets(root, targets, 0);
  const resolved = resolveValue(root, { targets, open: new Set(), nodes: 0 }, 0);
  return isJsonObject(resolved) ? resolved : {};
}

function collectTargets(value: Json, targets: Map<string, JsonObject>, depth: number): void {
  if (depth > DEPTH_MAX || value === null || typeof value !== 'object') return;
  if (isJsonObject(value) && typeof value['$id'] === 'string') targets.set(value['$id'], value);
  for (const inner of Object.values(value) as readonly Json[]) collectTargets(inner, targets, depth + 1);
}

function resolveValue(value: Json, resolution: Resolution, depth: number): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => resolveValue(item, resolution, depth + 1));
  const object = value as JsonObject;
  const reference = object['$ref'];
  const target = typeof reference === 'string' ? (resolution.targets.get(reference) ?? object) : object;
  const isStuck = resolution.open.has(target) || depth > DEPTH_MAX || ++resolution.nodes > NODES_MAX;
  if (isStuck) return object;
  resolution.open.add(target);
  const members = Object.entries(target)
    .filter(([key]) => key !== '$id')
    .map(([key, inner]): [string, Json] => [key, resolveValue(inner, resolution, depth + 1)]);
  resolution.open.delete(target);
  // fromEntries defines members, so that a key named __proto__ is data like any other.
  return Object.fromEntries(members);
}
