import type { JsonObject } from '../contracts/json.ts';

/*
 * Values of an input that was compared with its schema. What the schema requires is there; anything else may be missing.
 */

/** A text; undefined if it is not given. */
export function optionalText(input: JsonObject, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

/** A required text. */
export function textOf(input: JsonObject, name: string): string {
  return optionalText(input, name) ?? '';
}

/** A required number. */
export function numberOf(input: JsonObject, name: string): number {
  const value = input[name];
  return typeof value === 'number' ? value : 0;
}

/** A list of texts; empty if it is not given. */
export function textsOf(input: JsonObject, name: string): readonly string[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter((item: unknown) => typeof item === 'string') : [];
}
