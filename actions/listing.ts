import type { JsonObject } from '../contracts/json.ts';

/** Schema of an output that is one list, under `name`, of objects that all have these members and no others. */
export function listing(name: string, members: Readonly<Record<string, JsonObject>>): JsonObject {
  const item: JsonObject = {
    type: 'object',
    properties: members,
    required: Object.keys(members),
    additionalProperties: false,
  };
  return {
    type: 'object',
    properties: { [name]: { type: 'array', items: item } },
    required: [name],
    additionalProperties: false,
  };
}

/** Schema of an input `limit`: an upstream may have any number of objects, a step keeps 64 KiB. */
export function limitTo(most: number, of: string): JsonObject {
  return { type: 'integer', minimum: 1, maximum: most, description: `${of} at most` };
}
