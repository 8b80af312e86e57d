import { Type, type Static } from 'typebox';
import { KebabName, Text, closed, envelope, listOf, oneOf } from './atoms.ts';
import { MailAddress } from './tenant-schema.ts';

/** People who work together. */
export const TeamSchema = closed({
  ...envelope('Team'),
  title: Text,
  members: listOf(
    closed({
      id: KebabName,
      name: Text,
      mail: MailAddress,
      roles: listOf(oneOf('viewer', 'analyst', 'approver', 'lead', 'admin'), 'a list of roles'),
    }),
    'a list of people',
  ),
  tenants: Type.Optional(
    Type.Union(
      [Type.Literal('all', { expect: '«all» or a list of tenants' }), listOf(KebabName, 'a list of tenants')],
      {
        expect: '«all» or a list of tenants',
      },
    ),
  ),
  mail: Type.Optional(MailAddress),
});

/** A team as it is written and checked. */
export type TeamDocument = Static<typeof TeamSchema>;
