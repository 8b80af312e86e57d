import type { TSchema } from 'typebox';
import type { JsonObject } from '../../contracts/json.ts';
import { choice, definition, forEditors } from './for-editors.ts';

/** A mapping with one key that says its kind, beside others. */
export interface KindedMapping {
  /** Name of its definition. */
  readonly name: string;
  /** By kind: a schema of an object in which the key of the kind is required. */
  readonly kinds: Readonly<Record<string, TSchema>>;
  /** Keys that stand in every kind. */
  readonly common: Readonly<Record<string, TSchema>>;
  /** What it is and what it must have. */
  readonly description: string;
}

/**
 * Definitions of a mapping whose kind is one of its keys: `name` and one for each kind.
 *
 * A chain of «if it has this key, it is that kind» and no union: a union answers a misspelt key once for each of its members,
 * and editors would offer the keys of all kinds. What has no kind yet may become any, so that all of them are offered.
 */
export function byKind({ name, kinds, common, description }: KindedMapping): JsonObject {
  const names = Object.keys(kinds);
  const of = (kind: string) => `${name}-${kind}`;
  const commonKeys = Object.keys(common);
  const chain = names.reduceRight<JsonObject>(
    (otherwise, kind) => choice({ type: 'object', required: [kind] }, definition(of(kind)), otherwise),
    definition(`${name}-without-kind`),
  );
  return {
    [name]: { type: 'object', description, ...chain },
    ...(commonKeys.length === 0 ? {} : { [`${name}-keys`]: forEditors({ properties: common }) }),
    [`${name}-without-kind`]: withoutKind(names, { commonKeys, name }),
    ...Object.fromEntries(names.map((kind) => [of(kind), ofKind(kind, kinds[kind] as TSchema, { commonKeys, name })])),
  };
}

interface Shared {
  readonly name: string;
  readonly commonKeys: readonly string[];
}

/** One kind. Keys that all kinds have are written once in the file. */
function ofKind(kind: string, schema: TSchema, { name, commonKeys }: Shared): JsonObject {
  const turned = forEditors(schema);
  const own = Object.entries(turned['properties'] as JsonObject).filter(([key]) => !commonKeys.includes(key));
  return { ...turned, title: kind, properties: { ...Object.fromEntries(own), ...sharedKeys(name, commonKeys) } };
}

function withoutKind(kinds: readonly string[], { name, commonKeys }: Shared): JsonObject {
  const keysOfKinds = kinds.map((kind) => [kind, definition(`${name}-${kind}/properties/${kind}`)]);
  const oneOf = `Give it one of the keys ${kinds.map((kind) => `"${kind}"`).join(', ')}`;
  return {
    type: 'object',
    properties: { ...Object.fromEntries(keysOfKinds), ...sharedKeys(name, commonKeys) },
    additionalProperties: false,
    // A misspelt key is told by itself. Only where there is none, the kind is what is missing.
    ...choice(
      { propertyNames: { pattern: `^(${commonKeys.join('|')})$` } },
      { required: kinds.slice(0, 1), errorMessage: oneOf },
    ),
  };
}

function sharedKeys(name: string, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, definition(`${name}-keys/properties/${key}`)]));
}
