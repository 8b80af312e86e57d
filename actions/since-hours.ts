import type { JsonObject } from '../contracts/json.ts';
import type { UtcMs } from '../contracts/time.ts';
import { numberOf } from './input-values.ts';

/** Schema of an input `since_hours`: 30 days at most. */
export const SINCE_HOURS: JsonObject = {
  type: 'integer',
  minimum: 1,
  maximum: 720,
  description: 'Changed in the last so many hours',
};

/** The moment so many hours ago. */
export function momentSince(input: JsonObject, now: UtcMs): UtcMs {
  return now - numberOf(input, 'since_hours') * 3_600_000;
}
