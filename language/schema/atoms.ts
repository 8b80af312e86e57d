import { Type, type TSchema } from 'typebox';
import type { Json, JsonObject } from '../../contracts/json.ts';

/*
 * The small pieces that document schemas are made of. `expect` completes the sentence «… must be …» of a finding, and
 * `format` names one of the checks in validate-shape.ts. `holds` names what the items are where they are checked one by
 * one, for the schema of editors.
 */

/** What an editor shows of a key beside its description. Both have to be values that the key takes. */
export interface ShownValues {
  /** What counts where the key is left out. */
  readonly default?: Json;
  readonly examples?: readonly Json[];
}

/**
 * A schema with what people read of it: annotations that refuse nothing and change no finding.
 *
 * @param description one sentence, in Markdown: meaning, unit, limit.
 */
export function about<Schema extends TSchema>(schema: Schema, description: string, shown: ShownValues = {}): Schema {
  // A copy with the hidden members of TypeBox, since atoms are shared by many keys.
  const copy: Schema = Object.defineProperties({ ...schema }, Object.getOwnPropertyDescriptors(schema));
  return Object.assign(copy, { description, ...shown });
}

/** An object that refuses members it does not name. */
export const closed = <Properties extends Record<string, TSchema>>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false, expect: 'a mapping' });

/** Name of a document: kebab-case. */
export const KebabName = Type.String({
  pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
  maxLength: 63,
  expect: 'a name in kebab-case such as «mail-reported», of at most 63 characters',
});

/** Name inside a playbook: snake_case, so that expressions can read it. */
export const SnakeName = Type.String({
  pattern: '^[a-z][a-z0-9]*(_[a-z0-9]+)*$',
  maxLength: 63,
  expect: 'a name in snake_case such as «open_ticket», of at most 63 characters',
});

/** A line or more of text for people. */
export const Text = Type.String({ minLength: 1, maxLength: 10_000, expect: 'a text' });

/** A duration such as `15m`. */
export const Duration = Type.String({
  format: 'watchbill-duration',
  expect: 'a duration such as «90s», «15m», «1h30m» or «7d», of at most 366 days',
});

/** A bare CEL expression. */
export const Expression = Type.String({ minLength: 1, expect: 'an expression' });

/** A moment: RFC 3339 with a zone. */
export const Moment = Type.String({
  format: 'watchbill-moment',
  expect: 'a moment such as «2026-11-21T09:30:00Z»',
});

/** Whole number from one to another. */
export const whole = (minimum: number, maximum: number) =>
  Type.Integer({ minimum, maximum, expect: `a whole number from ${minimum} to ${maximum}` });

/** True or false. */
export const Flag = Type.Boolean({ expect: '«true» or «false»' });

/** One of some words. */
export const oneOf = <Words extends string[]>(...words: [...Words]) =>
  Type.Unsafe<Words[number]>({
    type: 'string',
    enum: words,
    expect: `one of ${words.map((word) => `«${word}»`).join(', ')}`,
  });

/** Any value, with expressions in its strings. */
export const AnyValue = Type.Unsafe<Json>({});

/** Values by name, with expressions in their strings. */
export const ValueMap = Type.Unsafe<JsonObject>({ type: 'object', expect: 'a mapping of names to values' });

/** Inputs by name. They are checked one by one. */
export const InputMap = Type.Unsafe<JsonObject>({
  type: 'object',
  expect: 'a mapping of names to values',
  holds: 'input',
});

/** A list of steps. The steps themselves are checked one by one, by their kind. */
export const StepList = Type.Unsafe<readonly Json[]>({ type: 'array', expect: 'a list of steps', holds: 'step' });

/** A list of at least one item. */
export const listOf = <Item extends TSchema>(item: Item, expect: string) =>
  Type.Array(item, { expect, maxItems: 1000 });

/** What every document begins with. */
export const envelope = <Kind extends string>(kind: Kind, nameExample: string) => ({
  apiVersion: about(
    Type.Literal('watchbill/v1', { expect: '«watchbill/v1»' }),
    'Version of the language; always `watchbill/v1`.',
  ),
  kind: about(Type.Literal(kind, { expect: `«${kind}»` }), `What the document is: a \`${kind}\`.`),
  name: about(KebabName, 'Name that other documents refer to: kebab-case, at most 63 characters, unique in its kind.', {
    examples: [nameExample],
  }),
});
