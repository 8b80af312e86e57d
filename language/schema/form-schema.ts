import { Type, type Static } from 'typebox';
import { InputSchema } from '../types/input-type.ts';
import { Flag, SnakeName, Text, about, closed, envelope, oneOf } from './atoms.ts';

/** Fields that a form may have. */
const FIELDS_MAX = 100;

/** Types of the fields of a form. */
export const FIELD_TYPES = ['string', 'integer', 'number', 'boolean', 'list', 'date', 'moment'] as const;

const { minimum, maximum, minLength, maxLength, items, default: fallback, enum: words } = InputSchema.properties;

const FieldSchema = closed({
  name: about(SnakeName, 'Name that expressions read the answer by: snake_case, once in the form.', {
    examples: ['verdict'],
  }),
  type: about(oneOf(...FIELD_TYPES), 'Type of the answer; `date` is a day, `moment` a time with a zone.', {
    examples: ['string'],
  }),
  label: Type.Optional(about(Text, 'What stands beside the field; without it, its name.', { examples: ['Verdict'] })),
  description: Type.Optional(
    about(Text, 'What people need to know to fill it in.', { examples: ['What the evidence says, not what you fear'] }),
  ),
  required: Type.Optional(about(Flag, 'Whether it has to be filled in.', { default: true, examples: [false] })),
  multiline: Type.Optional(about(Flag, 'Whether a text may have several lines.', { default: false, examples: [true] })),
  default: fallback,
  minimum,
  maximum,
  minLength,
  maxLength,
  enum: words,
  items,
});

/** What people are asked in a task: typed fields. */
export const FormSchema = closed({
  ...envelope('Form', 'incident-review'),
  title: about(Text, 'What people call the form.', { examples: ['Review of an incident'] }),
  description: Type.Optional(
    about(Text, 'What it is for.', { examples: ['Filled in by whoever closes the incident'] }),
  ),
  fields: about(
    Type.Array(FieldSchema, { minItems: 1, maxItems: FIELDS_MAX, expect: `a list of 1 to ${FIELDS_MAX} fields` }),
    'What is asked, in this order; types and words are those of the inputs of a playbook.',
    { examples: [[{ name: 'verdict', type: 'string', enum: ['harmless', 'harmful'], label: 'Verdict' }]] },
  ),
});

/** A form as it is written and checked. */
export type FormDocument = Static<typeof FormSchema>;

/** A field of a form as it is written and checked. */
export type FormField = FormDocument['fields'][number];
