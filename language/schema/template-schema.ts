import { Type, type Static } from 'typebox';
import { Text, ValueMap, closed, envelope } from './atoms.ts';

/** Text of a mail with typed inputs. Spans may read `inputs`, `tenant` and `run`. */
export const TemplateSchema = closed({
  ...envelope('Template'),
  title: Type.Optional(Text),
  description: Type.Optional(Text),
  inputs: Type.Optional(ValueMap),
  subject: Text,
  /** Markdown. */
  body: Type.String({ minLength: 1, maxLength: 50_000, expect: 'a text' }),
});

/** A template as it is written and checked. */
export type TemplateDocument = Static<typeof TemplateSchema>;
