import type { Json, JsonObject } from '../../contracts/json.ts';
import { BOOL, DOUBLE, DYN, INT, listOf, NULL, OPEN_MAP, STRING, type StaticType, unify } from './static-type.ts';

const SCHEMA_DEPTH_MAX = 40;
const types = new WeakMap<JsonObject, StaticType>();

/**
 * The type of what a JSON Schema describes. An object with `properties` is closed unless `additionalProperties` says
 * otherwise: a field that nobody declared is more likely misspelt than meant. What is not understood is `dyn`.
 */
export function typeOfSchema(schema: Json | undefined, depth = 0): StaticType {
  if (!isObject(schema) || depth > SCHEMA_DEPTH_MAX) return DYN;
  const known = types.get(schema);
  if (known !== undefined) return known;
  const type = readSchema(schema, depth + 1);
  types.set(schema, type);
  return type;
}

function readSchema(schema: JsonObject, depth: number): StaticType {
  if (schema['const'] !== undefined) return typeOfJson(schema['const']);
  if (Array.isArray(schema['enum'])) return either(schema['enum'].map(typeOfJson));
  const alternatives = schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf'];
  if (Array.isArray(alternatives)) return either(alternatives.map((one: Json) => typeOfSchema(one, depth)));
  const names: readonly Json[] = Array.isArray(schema['type']) ? schema['type'] : [schema['type'] ?? null];
  return either(names.map((name) => typeOfName(name, schema, depth)));
}

function typeOfName(name: Json, schema: JsonObject, depth: number): StaticType {
  switch (name) {
    case 'null':
      return NULL;
    case 'boolean':
      return BOOL;
    case 'integer':
      return INT;
    case 'number':
      return DOUBLE;
    case 'string':
      return STRING;
    case 'array':
      return listOf(typeOfSchema(schema['items'], depth));
    case 'object':
      return typeOfObject(schema, depth);
    default:
      return DYN;
  }
}

function typeOfObject(schema: JsonObject, depth: number): StaticType {
  const { properties, patternProperties, additionalProperties } = schema;
  if (isObject(patternProperties)) {
    const rest = either(Object.values(patternProperties).map((one) => typeOfSchema(one, depth)));
    return { kind: 'map', fields: fieldsOf(properties, depth), rest };
  }
  if (additionalProperties !== undefined && additionalProperties !== false) {
    return { kind: 'map', fields: fieldsOf(properties, depth), rest: typeOfSchema(additionalProperties, depth) };
  }
  if (properties === undefined && additionalProperties === undefined) return OPEN_MAP;
  return { kind: 'map', fields: fieldsOf(properties, depth) };
}

function fieldsOf(properties: Json | undefined, depth: number): ReadonlyMap<string, StaticType> {
  if (!isObject(properties)) return new Map();
  return new Map(Object.entries(properties).map(([name, schema]) => [name, typeOfSchema(schema, depth)]));
}

function typeOfJson(value: Json): StaticType {
  if (typeof value === 'number') return Number.isInteger(value) ? INT : DOUBLE;
  if (typeof value === 'object') return value === null ? NULL : DYN;
  return typeof value === 'string' ? STRING : BOOL;
}

function either(types: readonly StaticType[]): StaticType {
  const [first, ...others] = types;
  return first === undefined ? DYN : others.reduce((left, right) => unify(left, right), first);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
