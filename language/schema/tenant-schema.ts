import { Type, type Static } from 'typebox';
import { Flag, Text, ValueMap, closed, envelope, listOf, whole } from './atoms.ts';

/** An address of a mailbox. */
export const MailAddress = Type.String({
  pattern: '^[^\\s@<>",;:]{1,64}@[^\\s@<>",;:]{1,253}$',
  expect: 'a mail address such as «soc@example.com»',
});

const Guid = Type.String({
  pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  expect: 'a GUID such as «00000000-0000-0000-0000-000000000001»',
});

const Address = Type.String({
  pattern: '^https?://[^\\s/@]+(/[^\\s@]*)?$',
  expect: 'an address such as «https://example.com»',
});

const Secret = Type.Union([closed({ env: Text }), closed({ file: Text })], {
  expect: 'a reference to a secret, `env: NAME` or `file: PATH`, never the secret itself',
  holdsSecret: true,
});

const Connections = closed({
  'o365-management': Type.Optional(
    closed({
      entraTenantId: Guid,
      clientId: Guid,
      clientSecret: Secret,
      publisherId: Guid,
      authority: Type.Optional(Address),
      root: Type.Optional(Address),
      contentTypes: Type.Optional(listOf(Text, 'a list of content types')),
      pollSeconds: Type.Optional(whole(1, 3600)),
    }),
  ),
  servicenow: Type.Optional(
    closed({
      url: Address,
      user: Text,
      password: Secret,
      table: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9_]{0,79}$', expect: 'the name of a table' })),
    }),
  ),
  smtp: Type.Optional(
    closed({
      host: Text,
      port: whole(1, 65_535),
      from: MailAddress,
      secure: Type.Optional(Flag),
      user: Type.Optional(Text),
      password: Type.Optional(Secret),
    }),
  ),
});

/** Whom we serve: connections with secrets by reference, audiences, values, playbooks. */
export const TenantSchema = closed({
  ...envelope('Tenant'),
  title: Text,
  timezone: Type.String({ format: 'watchbill-timezone', expect: 'the name of a time zone such as «Europe/Berlin»' }),
  connections: Type.Optional(Connections),
  audiences: Type.Optional(
    Type.Record(
      Type.String(),
      listOf(closed({ name: Text, mail: MailAddress }), 'a list of mappings with `name` and `mail`'),
      {
        expect: 'a mapping of audiences to people',
      },
    ),
  ),
  values: Type.Optional(ValueMap),
  playbooks: Type.Optional(
    Type.Record(
      Type.String(),
      closed({
        enabled: Type.Optional(Flag),
        schedules: Type.Optional(listOf(ValueMap, 'a list of schedules')),
        inputs: Type.Optional(ValueMap),
      }),
      { expect: 'a mapping of playbooks to how they are used' },
    ),
  ),
});

/** A tenant as it is written and checked. */
export type TenantDocument = Static<typeof TenantSchema>;
