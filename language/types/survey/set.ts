import type { Json, JsonObject } from '../../../contracts/json.ts';
import type { SetStep, Value, Values } from '../../plan/plan.ts';
import { ANYTHING } from '../json-schema.ts';
import { schemaOfPath } from '../schema-of-path.ts';
import type { View } from '../view.ts';
import { noteValues, type Walk } from './walk.ts';

/** Later steps see the variables. */
export function walkSet(walk: Walk, step: SetStep, view: View): View {
  noteValues(walk, step.set, view);
  return { ...view, vars: { ...view.vars, ...typesOf(walk, step.set, view) } };
}

/** Types of variables: those of literals, of texts, and of paths. */
function typesOf(walk: Walk, values: Values, view: View): Readonly<Record<string, JsonObject>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeOf(walk, value, view)]));
}

function typeOf({ draft }: Walk, value: Value, view: View): JsonObject {
  if ('cel' in value) return schemaOfPath(value.cel, view, draft) ?? ANYTHING;
  if ('lit' in value) return typeOfLiteral(value.lit);
  if ('text' in value) return STRING;
  return ANYTHING;
}

const STRING: JsonObject = { type: 'string' };

function typeOfLiteral(value: Json): JsonObject {
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
  return typeof value === 'object' ? ANYTHING : { type: typeof value };
}
