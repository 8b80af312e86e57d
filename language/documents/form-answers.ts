import type { JsonObject } from '../../contracts/json.ts';
import type { FormField } from '../schema/form-schema.ts';

/** A field with the JSON Schema of its answer. */
export interface TypedField {
  readonly field: FormField;
  readonly schema: JsonObject;
}

/** JSON Schema of the answers to a form: an object by the names of the fields, without others. */
export function formAnswers(fields: readonly TypedField[]): JsonObject {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(({ field, schema }) => [field.name, schema])),
    required: fields.filter(({ field }) => field.required !== false).map(({ field }) => field.name),
    additionalProperties: false,
  };
}

const DAY = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';

const TYPES: Readonly<Record<FormField['type'], JsonObject>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  list: { type: 'array' },
  date: { type: 'string', pattern: `^${DAY}$` },
  moment: { type: 'string', pattern: `^${DAY}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$` },
};

/**
 * JSON Schema of the answer to one field. `title` and `description` are what people read beside it.
 *
 * @param items schema of the items of a list.
 */
export function schemaOfField(field: FormField, items: JsonObject | undefined): JsonObject {
  const {
    name: _name,
    type,
    label,
    required: _required,
    multiline: _multiline,
    items: _items,
    ...words // only words of JSON Schema are left
  } = field;
  return {
    ...TYPES[type],
    ...(words as JsonObject),
    ...(label === undefined ? {} : { title: label }),
    ...(items === undefined ? {} : { items }),
  };
}
