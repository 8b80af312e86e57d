import { Type, type Static } from 'typebox';
import { InputMap, Text, about, closed, envelope } from './atoms.ts';

/** Text of a mail with typed inputs. Spans may read `inputs`, `tenant` and `run`. */
export const TemplateSchema = closed({
  ...envelope('Template', 'contained'),
  title: Type.Optional(about(Text, 'What people call it, in a few words.', { examples: ['Hosts were contained'] })),
  description: Type.Optional(
    about(Text, 'What the mail is for.', { examples: ['Tells the owner of the hosts what happened'] }),
  ),
  inputs: Type.Optional(
    about(InputMap, 'What the text needs, by name: a type, or a mapping with `type` and words that narrow it.', {
      examples: [{ count: 'integer', note: { type: 'string', default: '' } }],
    }),
  ),
  subject: about(Text, 'Subject of the mail; spans `${{ … }}` read `inputs`, `tenant` and `run`.', {
    examples: ['${{ inputs.count }} hosts contained'],
  }),
  body: about(
    Type.String({ minLength: 1, maxLength: 50_000, expect: 'a text' }),
    'Text of the mail in Markdown, at most 50,000 characters; values are escaped for where they stand.',
    { examples: ['Hello ${{ tenant.title }},\n\n${{ inputs.count }} hosts are contained.\n'] },
  ),
});

/** A template as it is written and checked. */
export type TemplateDocument = Static<typeof TemplateSchema>;
