import { Type, type Static } from 'typebox';
import type { JsonObject } from '../../contracts/json.ts';
import { Text, about, closed, envelope } from './atoms.ts';

/** An event that cases and trials use by its name. */
export const SampleSchema = closed({
  ...envelope('Sample', 'mail-with-malware'),
  title: Type.Optional(about(Text, 'What people call it.', { examples: ['A mail with malware was delivered'] })),
  description: Type.Optional(
    about(Text, 'What it shows, and where it comes from.', { examples: ['Made up after the schema of the feed'] }),
  ),
  event: about(
    Type.Unsafe<JsonObject>({ type: 'object', required: ['type'], expect: 'a mapping with `type` and fields' }),
    'The event: `type` names its type, all other members are its fields.',
    { examples: [{ type: 'o365.audit', operation: 'MailItemsAccessed' }] },
  ),
});

/** A sample as it is written and checked. */
export type SampleDocument = Static<typeof SampleSchema>;
