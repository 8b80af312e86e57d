import { canonicalJson, type Json } from '../contracts/json.ts';

/**
 * A value as the text that a `json` column takes. Canonical, so that equal values are equal text. The driver's own
 * conversion would write arrays as PostgreSQL arrays.
 */
export function asJson(value: unknown): string {
  // Everything that the room stores is made of the JSON types of contracts/; interfaces lack the index signature.
  return canonicalJson(value as Json);
}
