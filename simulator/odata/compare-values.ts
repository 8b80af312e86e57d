import type { JsonValue } from '../records/record-types.ts';

const TIME = /^\d{4}-\d\d-\d\d(T|$)/;

/**
 * Less than 0, 0 or more than 0, as the first value comes before, with or after the second: times by the moment they
 * mean, numbers by size, texts without regard to letter case. What cannot be compared is NaN, hence neither.
 */
export function compareValues(a: JsonValue, b: JsonValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return Number.NaN;
  if (TIME.test(a) && TIME.test(b)) return Date.parse(a) - Date.parse(b);
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Whether two values are the same; a number and its text are. */
export function isEqual(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a === 'object' || typeof b === 'object') return false;
  return compareValues(String(a), String(b)) === 0;
}
