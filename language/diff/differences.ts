import { canonicalJson, type Json, type JsonObject } from '../../contracts/json.ts';
import { isObject, isRecipient, isValue } from './json-words.ts';

/** A member that is not the same. */
export interface Difference {
  /** Names of the members that lead to it, outermost first; places in lists count from 1. */
  readonly at: readonly string[];
  /** Absent: it is new. */
  readonly before?: Json;
  /** Absent: it is gone. */
  readonly after?: Json;
}

/**
 * Compares two objects member by member, down to what is one thing for a reader: a value with its expressions, a list of
 * names, a number. Equal objects have no difference, others have at least one.
 */
export function differences(before: JsonObject, after: JsonObject, at: readonly string[] = []): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => between(before[name], after[name], [...at, name]));
}

function between(before: Json | undefined, after: Json | undefined, at: readonly string[]): readonly Difference[] {
  if (before === undefined) return after === undefined ? [] : [{ at, after }];
  if (after === undefined) return [{ at, before }];
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (isRecord(before) && isRecord(after)) return differences(before, after, at);
  if (areRows(before, after)) return differences(byPlace(before), byPlace(after), at);
  return [{ at, before, after }];
}

function isRecord(value: Json): value is JsonObject {
  return isObject(value) && !isValue(value) && !isRecipient(value);
}

/** Lists of records, as long as each other: the cases of a switch, the branches of a race. */
function areRows(before: Json, after: Json): before is readonly Json[] {
  return (
    Array.isArray(before) &&
    Array.isArray(after) &&
    before.length === after.length &&
    [...before, ...after].every((item: Json) => isRecord(item))
  );
}

function byPlace(rows: Json): JsonObject {
  // Both have been found to be lists.
  return Object.fromEntries((rows as readonly Json[]).map((row, index) => [String(index + 1), row]));
}
