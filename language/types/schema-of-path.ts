import type { JsonObject } from '../../contracts/json.ts';
import type { Draft } from '../compile/draft.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import type { Cel } from '../plan/plan.ts';
import { stepSchema } from './step-output.ts';
import type { View } from './view.ts';

/** JSON Schema of what an expression reads, if it is nothing but a path; undefined where that cannot be told. */
export function schemaOfPath(source: Cel, view: View, draft: Draft): JsonObject | undefined {
  const parsed = parseExpression(source);
  const [reference] = parsed.ok ? parsed.references : [];
  if (reference === undefined || reference.optional || source.trim() !== reference.path.join('.')) return undefined;
  const [root, id, ...rest] = reference.path;
  if (root === 'steps') {
    const seen = view.steps.get(String(id));
    return seen === undefined ? undefined : memberSchema(stepSchema(draft, seen.step), rest);
  }
  return memberSchema(view.names[String(root)], reference.path.slice(1));
}

function memberSchema(schema: JsonObject | undefined, path: readonly string[]): JsonObject | undefined {
  return path.reduce<JsonObject | undefined>(
    (inner, name) => (inner?.['properties'] as JsonObject | undefined)?.[name] as JsonObject | undefined,
    schema,
  );
}
