import type { JsonObject } from '../../contracts/json.ts';

/** A member of an object, or of an object in it. */
export interface SchemaField {
  /** Path to it: `devices[].name` is the member `name` of each item of the list `devices`. */
  readonly name: string;
  /** `string`, `list of integer`, `one of «low», «high»`, `moment` … */
  readonly kind: string;
  readonly isRequired: boolean;
  readonly isPersonal: boolean;
  /** What it means; empty where the schema does not say. */
  readonly meaning: string;
}

/** The members of the schema of an object, each followed by those of the objects in it. */
export function schemaFields(schema: JsonObject, prefix = ''): readonly SchemaField[] {
  const required = new Set((schema['required'] ?? []) as readonly string[]); // JSON Schema
  return Object.entries(propertiesOf(schema)).flatMap(([name, member]) => {
    const path = `${prefix}${name}`;
    const items = itemsOf(member);
    return [
      {
        name: path,
        kind: kindOf(member),
        isRequired: required.has(name),
        isPersonal: [member, items].some((part) => part?.['x-personal'] === true),
        meaning: (member['description'] ?? '') as string, // JSON Schema
      },
      ...schemaFields(member, `${path}.`),
      ...(items === undefined ? [] : schemaFields(items, `${path}[].`)),
    ];
  });
}

function kindOf(schema: JsonObject): string {
  const items = itemsOf(schema);
  if (items !== undefined) return `list of ${kindOf(items)}`;
  const { enum: values } = schema as { readonly enum?: readonly string[] }; // JSON Schema
  if (values !== undefined) return `one of ${values.map((value) => `«${value}»`).join(', ')}`;
  // JSON Schema: one type or several.
  const types = [schema['type'] ?? 'anything'].flat() as readonly string[];
  return schema['format'] === 'date-time' ? 'moment' : types.join(' or ');
}

function itemsOf(schema: JsonObject): JsonObject | undefined {
  return schema['type'] === 'array' ? ((schema['items'] ?? {}) as JsonObject) : undefined; // JSON Schema
}

function propertiesOf(schema: JsonObject): Readonly<Record<string, JsonObject>> {
  return (schema['properties'] ?? {}) as Readonly<Record<string, JsonObject>>; // JSON Schema
}
