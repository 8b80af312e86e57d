import { Type } from 'typebox';
import { Text, ValueMap, about, closed, listOf, oneOf } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';
import { RecipientSchema } from '../recipient-schema.ts';

/** A message. */
export const NOTIFY_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  notify: about(
    closed({
      to: about(
        listOf(RecipientSchema, 'a list of `team: …`, `person: …` or `audience: …`'),
        'Who gets the message; each item is a team, a person or an audience.',
        { examples: [[{ team: 'csirt' }, { audience: 'mssp' }]] },
      ),
      urgency: Type.Optional(
        about(oneOf('low', 'normal', 'high'), 'How urgent the message is.', {
          default: 'normal',
          examples: ['high'],
        }),
      ),
      template: Type.Optional(
        about(Text, 'Name of the template that is sent, with the inputs of `with`. Instead of `text`.', {
          examples: ['contained'],
        }),
      ),
      with: Type.Optional(
        about(ValueMap, 'Inputs of the template, by name; strings may hold `${{ … }}`.', {
          examples: [{ count: '${{ size(inputs.users) }}' }],
        }),
      ),
      text: Type.Optional(
        about(Text, 'The message in Markdown. Instead of `template`.', {
          examples: ['Ticket ${{ steps.ticket.output.number }} is open'],
        }),
      ),
      subject: Type.Optional(
        about(Text, 'Subject, beside `text`; without it, the title of the step.', { examples: ['Ticket is open'] }),
      ),
    }),
    'Sends a message: `text`, or a `template`. Output: `sent` and `failed`.',
    { examples: [{ to: [{ team: 'csirt' }], text: 'A mail was reported' }] },
  ),
});
