import { Type, type Static } from 'typebox';
import { Text, about, closed } from './atoms.ts';

/** Whom a question or a message is for: exactly one of the three. */
export const RecipientSchema = closed({
  team: Type.Optional(about(Text, 'Name of a team; may be an expression.', { examples: ['csirt'] })),
  person: Type.Optional(about(Text, 'Id of a person; may be an expression.', { examples: ['${{ run.starter }}'] })),
  audience: Type.Optional(
    about(Text, 'Name of an audience, which each tenant fills with people; for messages only.', { examples: ['mssp'] }),
  ),
});

/** A recipient as it is written. */
export type RecipientSource = Static<typeof RecipientSchema>;
