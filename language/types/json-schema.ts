import type { Json, JsonObject } from '../../contracts/json.ts';

/*
 * Short builders of the JSON Schemas that types are written in. Objects are closed unless said otherwise: what is not
 * named cannot be read.
 */

/** The type of a value of which nothing is known. */
export const ANYTHING: JsonObject = {};

/** A string. */
export const text = (description: string): JsonObject => ({ type: 'string', description });

/** One of some words. */
export const words = (description: string, known: readonly string[]): JsonObject => ({
  type: 'string',
  enum: [...known],
  description,
});

/** A moment: RFC 3339 in UTC. */
export const time = (description: string): JsonObject => ({ type: 'string', format: 'date-time', description });

/** A whole number. */
export const whole = (description: string): JsonObject => ({ type: 'integer', description });

/** True or false. */
export const flag = (description: string): JsonObject => ({ type: 'boolean', description });

/** A list with items of one type. */
export const list = (items: JsonObject, description: string): JsonObject => ({ type: 'array', items, description });

/** An object of which only the kind is known: every member may be read and has any type. */
export const open = (description: string): JsonObject => ({ type: 'object', additionalProperties: true, description });

/** An object with exactly these members; a name that ends in `?` may be absent. */
export function closed(members: Readonly<Record<string, JsonObject>>): JsonObject {
  const entries = Object.entries(members);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, schema]): [string, Json] => [name.replace('?', ''), schema])),
    required: entries.map(([name]) => name).filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

/** The same type with a description. */
export const describe = (schema: JsonObject, description: string): JsonObject => ({ ...schema, description });

/** The same type, marked as data about a person of the tenant: their name, their address, where they were. */
export const personal = (schema: JsonObject): JsonObject => ({ ...schema, 'x-personal': true });
