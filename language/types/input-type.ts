import { Type, type Static } from 'typebox';
import { invariant } from '../../contracts/invariant.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { InputMap, Text, about, closed, listOf, oneOf, whole } from '../schema/atoms.ts';
import { ANY_EVENT_SCHEMA, EVENT_SCHEMAS } from './event-types.ts';
import { open } from './json-schema.ts';

/** A schema without descriptions and marks: a plan holds what a type means, not how it is explained or judged. */
function bare(schema: JsonObject): JsonObject {
  const strip = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).filter(
      ([key, member]) => key !== 'x-personal' && (key !== 'description' || typeof member !== 'string'),
    );
    return Object.fromEntries(members.map(([key, member]) => [key, strip(member)]));
  };
  return strip(schema) as JsonObject; // an object stays one
}

const EVENTS = Object.fromEntries(Object.entries(EVENT_SCHEMAS).map(([name, schema]) => [name, bare(schema)]));

/** Types that the inputs of playbooks and templates may have, by name; beside them every event type is one. */
export const NAMED_TYPES: Readonly<Record<string, JsonObject>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  list: { type: 'array' },
  object: { type: 'object', additionalProperties: true },
  event: bare(ANY_EVENT_SCHEMA),
  alert: bare(open('An alert of any source')),
  ...EVENTS,
};

/** JSON Schema of a type whose name the schema has let pass. */
export function namedType(name: string): JsonObject {
  const schema = NAMED_TYPES[name];
  invariant(schema !== undefined, `The schema should have refused the type "${name}"`);
  return schema;
}

/** Name of a type. */
export const TypeName = oneOf(...Object.keys(NAMED_TYPES));

/** An input that says more than its type. */
export const InputSchema = closed({
  type: about(TypeName, 'Type of the input: a basic one, `alert`, `event`, or the type of an event.', {
    examples: ['string'],
  }),
  description: Type.Optional(
    about(Text, 'What the input is, for people.', { examples: ['Id of the message that was reported'] }),
  ),
  default: Type.Optional(
    about(Type.Unsafe<Json>({}), 'What counts where nobody gives the input; it must fit the type.', {
      examples: [24, ''],
    }),
  ),
  minimum: Type.Optional(about(Type.Number({ expect: 'a number' }), 'Least number.', { examples: [1] })),
  maximum: Type.Optional(about(Type.Number({ expect: 'a number' }), 'Greatest number.', { examples: [100] })),
  minLength: Type.Optional(about(whole(0, 1_000_000), 'Characters at least, 0 to 1,000,000.', { examples: [1] })),
  maxLength: Type.Optional(about(whole(0, 1_000_000), 'Characters at most, 0 to 1,000,000.', { examples: [60] })),
  enum: Type.Optional(
    about(
      Type.Array(Type.Unsafe<Json>({}), { expect: 'a list of values', minItems: 1 }),
      'The only values it may have.',
      {
        examples: [['low', 'high']],
      },
    ),
  ),
  items: Type.Optional(
    about(Type.Unsafe<Json>({ is: 'input' }), 'Type of the items of a `list`.', {
      examples: ['string', { type: 'string', maxLength: 60 }],
    }),
  ),
  properties: Type.Optional(
    about(InputMap, 'Types of the members of an `object`; no others are allowed.', {
      examples: [{ host: 'string', count: 'integer' }],
    }),
  ),
  required: Type.Optional(
    about(listOf(Text, 'a list of names'), 'Members that an `object` must have; without it, all of `properties`.', {
      examples: [['host']],
    }),
  ),
});

/** An input as it is written in full. */
export type InputSource = Static<typeof InputSchema>;

/** JSON Schema of a named type with the words that narrow it. Items and properties have been turned already. */
export function schemaOfInput(source: InputSource, inner: { items?: JsonObject; properties?: JsonObject }): JsonObject {
  const {
    type,
    default: _default,
    description: _description,
    items: _items,
    properties: _properties,
    required,
    ...words
  } = source;
  return {
    ...namedType(type),
    ...(words as JsonObject), // the schema has been checked: only words of JSON Schema are left
    ...inner,
    ...(inner.properties === undefined
      ? {}
      : { required: required ?? Object.keys(inner.properties), additionalProperties: false }),
  };
}
