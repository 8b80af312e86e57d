import type { JsonObject } from '../../contracts/json.ts';
import type { Plan } from './plan.ts';

/** JSON Schema of what a playbook is given. */
export function schemaOfInputs(inputs: Plan['inputs']): JsonObject {
  const entries = Object.entries(inputs);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, input]) => [name, input.schema])),
    required: entries.flatMap(([name, input]) => (input.default === undefined ? [name] : [])),
    additionalProperties: false,
  };
}
