import type { Json, JsonObject } from '../../contracts/json.ts';

/** Why a literal does not fit a schema, and where inside it. */
export interface LiteralProblem {
  readonly path: readonly string[];
  readonly found: Json;
  /** Completes «must be …». */
  readonly expected: string;
  /** Whether the last of the path is a name that is wrong, not a value. */
  readonly isKey?: true;
  /** Words that would fit. */
  readonly words: readonly string[];
  /** What the found value was compared with, where the value itself does not fit. */
  readonly schema?: JsonObject;
}

/**
 * Compares a literal with the part of JSON Schema that types are written in: type, enum, limits, items, properties. What
 * it does not know it lets pass; the action itself looks again when it runs.
 */
export function literalProblem(value: Json, schema: JsonObject): LiteralProblem | undefined {
  return (
    typeProblem(value, schema) ??
    enumProblem(value, schema) ??
    limitProblem(value, schema) ??
    innerProblem(value, schema)
  );
}

const problem = (found: Json, expected: string, words: readonly string[] = []): LiteralProblem => ({
  path: [],
  found,
  expected,
  words,
});

function typeProblem(value: Json, schema: JsonObject): LiteralProblem | undefined {
  const types = typesOf(schema);
  if (types.length === 0 || types.some((type) => isOfType(value, type))) return undefined;
  return { ...problem(value, `of type ${types.join(' or ')}`), schema };
}

/** The types that a schema names; none where any will do. */
export function typesOf(schema: JsonObject): readonly string[] {
  return [schema['type'] ?? []].flat().filter((type): type is string => typeof type === 'string');
}

function isOfType(value: Json, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function enumProblem(value: Json, schema: JsonObject): LiteralProblem | undefined {
  const allowed = schema['enum'];
  if (!Array.isArray(allowed) || allowed.some((one: Json) => JSON.stringify(one) === JSON.stringify(value)))
    return undefined;
  const words = allowed.filter((one: Json): one is string => typeof one === 'string');
  return problem(value, `one of ${allowed.map((one: Json) => JSON.stringify(one)).join(', ')}`, words);
}

function limitProblem(value: Json, schema: JsonObject): LiteralProblem | undefined {
  const size = sizeOf(value);
  if (size === undefined) return undefined;
  const least = schema[size.least];
  const most = schema[size.most];
  if (typeof least === 'number' && size.of < least) return problem(value, `at least ${least}${size.unit}`);
  return typeof most === 'number' && size.of > most ? problem(value, `at most ${most}${size.unit}`) : undefined;
}

function sizeOf(value: Json): { of: number; least: string; most: string; unit: string } | undefined {
  if (typeof value === 'number') return { of: value, least: 'minimum', most: 'maximum', unit: '' };
  if (typeof value === 'string')
    return { of: value.length, least: 'minLength', most: 'maxLength', unit: ' characters long' };
  if (Array.isArray(value)) return { of: value.length, least: 'minItems', most: 'maxItems', unit: ' items long' };
  return undefined;
}

function innerProblem(value: Json, schema: JsonObject): LiteralProblem | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const items = schema['items'] as JsonObject | undefined;
  if (Array.isArray(value))
    return firstOf(value.map((item: Json, at) => inside(String(at), literalProblem(item, items ?? {}))));
  const object = value as JsonObject;
  const properties = schema['properties'] as Readonly<Record<string, JsonObject>> | undefined;
  if (properties === undefined) return undefined;
  const missing = ((schema['required'] ?? []) as readonly string[]).find((name) => object[name] === undefined);
  if (missing !== undefined) return problem(value, `a mapping with "${missing}"`);
  const isClosed = (schema['additionalProperties'] ?? false) === false;
  const unknown = Object.keys(object).find((name) => isClosed && properties[name] === undefined);
  if (unknown !== undefined)
    return { ...problem(unknown, `one of its names`, Object.keys(properties)), path: [unknown], isKey: true };
  return firstOf(
    Object.entries(object).map(([name, member]) => inside(name, literalProblem(member, properties[name] ?? {}))),
  );
}

function firstOf(problems: readonly (LiteralProblem | undefined)[]): LiteralProblem | undefined {
  return problems.find((one) => one !== undefined);
}

function inside(name: string, found: LiteralProblem | undefined): LiteralProblem | undefined {
  return found === undefined ? undefined : { ...found, path: [name, ...found.path] };
}
