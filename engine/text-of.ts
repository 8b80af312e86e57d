import { canonicalJson, type Json } from '../contracts/json.ts';

/** A value where text is wanted: text as it is, nothing as no text, everything else as JSON. */
export function textOf(value: Json): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : canonicalJson(value);
}
