import { Type, type Static } from 'typebox';
import { KebabName, Text, about, closed, envelope, listOf, oneOf } from './atoms.ts';
import { MailAddress } from './address-schema.ts';

const MemberSchema = closed({
  id: about(KebabName, 'Name that the person signs in with and that documents refer to, in kebab-case.', {
    examples: ['mia'],
  }),
  name: about(Text, 'Name that people read.', { examples: ['Mia'] }),
  mail: about(MailAddress, 'Address that questions and messages go to.', { examples: ['mia@example.com'] }),
  roles: about(
    listOf(oneOf('viewer', 'analyst', 'approver', 'lead', 'admin'), 'a list of roles'),
    'What the person may do in the tenants of the team.',
    { examples: [['analyst', 'approver']] },
  ),
});

const channelsFor = (urgency: string, shown: readonly string[]) =>
  Type.Optional(
    about(
      listOf(oneOf('mail', 'chat', 'text', 'phone'), 'a list of channels'),
      `Channels of messages of ${urgency} urgency: the first that works.`,
      { default: ['mail'], examples: [[...shown]] },
    ),
  );

const Channels = closed({
  low: channelsFor('low', ['mail']),
  normal: channelsFor('normal', ['chat', 'mail']),
  high: channelsFor('high', ['phone', 'chat', 'mail']),
});

/** People who work together. */
export const TeamSchema = closed({
  ...envelope('Team', 'night-shift'),
  title: about(Text, 'What people call the team.', { examples: ['Night shift'] }),
  members: about(listOf(MemberSchema, 'a list of people'), 'The people of the team, with what they may do.', {
    examples: [[{ id: 'mia', name: 'Mia', mail: 'mia@example.com', roles: ['analyst', 'approver'] }]],
  }),
  tenants: Type.Optional(
    about(
      Type.Union(
        [Type.Literal('all', { expect: '«all» or a list of tenants' }), listOf(KebabName, 'a list of tenants')],
        {
          expect: '«all» or a list of tenants',
        },
      ),
      'Tenants that the team works for: a list of names, or `all`.',
      { default: 'all', examples: [['contoso']] },
    ),
  ),
  rota: Type.Optional(
    about(KebabName, 'Name of the rota that says who of the team is on duty; without it, all are.', {
      examples: ['night-duty'],
    }),
  ),
  channels: Type.Optional(
    about(Channels, 'How the team is reached, by the urgency of a message: `mail`, `chat`, `text`, `phone`.', {
      examples: [{ normal: ['chat', 'mail'], high: ['phone', 'mail'] }],
    }),
  ),
  mail: Type.Optional(about(MailAddress, 'Address of the whole team.', { examples: ['night@example.com'] })),
});

/** A team as it is written and checked. */
export type TeamDocument = Static<typeof TeamSchema>;
