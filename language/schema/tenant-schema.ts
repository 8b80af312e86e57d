import { Type, type Static } from 'typebox';
import { Flag, KebabName, Text, ValueMap, about, closed, envelope, listOf, whole } from './atoms.ts';
import { TimeZone } from './time-atoms.ts';

/** An address of a mailbox. */
export const MailAddress = Type.String({
  pattern: '^[^\\s@<>",;:]{1,64}@[^\\s@<>",;:]{1,253}$',
  expect: 'a mail address such as «soc@example.com»',
});

const Guid = Type.String({
  pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  expect: 'a GUID such as «00000000-0000-0000-0000-000000000001»',
});

const GUID_EXAMPLE = '00000000-0000-0000-0000-000000000001';

const Address = Type.String({
  pattern: '^https?://[^\\s/@]+(/[^\\s@]*)?$',
  expect: 'an address such as «https://example.com»',
});

const Secret = Type.Union(
  [
    closed({ env: about(Text, 'Name of the environment variable that holds it.', { examples: ['WOODGROVE_SECRET'] }) }),
    closed({ file: about(Text, 'Path of the file that holds it.', { examples: ['/run/secrets/woodgrove'] }) }),
  ],
  {
    expect: 'a reference to a secret, `env: NAME` or `file: PATH`, never the secret itself',
    holdsSecret: true,
  },
);

const O365Management = closed({
  entraTenantId: about(Guid, 'Id of the tenant in Microsoft Entra.', { examples: [GUID_EXAMPLE] }),
  clientId: about(Guid, 'Id of the application that Watchbill signs in as.', { examples: [GUID_EXAMPLE] }),
  clientSecret: about(Secret, 'Where the secret of the application is found; never the secret itself.', {
    examples: [{ env: 'WOODGROVE_SECRET' }],
  }),
  publisherId: about(Guid, 'Id that Microsoft counts the calls by; your own tenant id is a good one.', {
    examples: [GUID_EXAMPLE],
  }),
  authority: Type.Optional(
    about(Address, 'Where Watchbill signs in; another in national clouds.', {
      default: 'https://login.microsoftonline.com',
      examples: ['https://login.microsoftonline.us'],
    }),
  ),
  root: Type.Optional(
    about(Address, 'Where the feed is read; another in national clouds.', {
      default: 'https://manage.office.com',
      examples: ['https://manage.office365.us'],
    }),
  ),
  contentTypes: Type.Optional(
    about(listOf(Text, 'a list of content types'), 'Content types of the feed that are read.', {
      default: ['Audit.General'],
      examples: [['Audit.General', 'Audit.Exchange']],
    }),
  ),
  pollSeconds: Type.Optional(
    about(whole(1, 3600), 'Seconds between two looks at the feed, 1 to 3,600.', { default: 60, examples: [300] }),
  ),
});

const ServiceNow = closed({
  url: about(Address, 'Address of the instance.', { examples: ['https://woodgrove.service-now.com'] }),
  user: about(Text, 'Name of the user that Watchbill signs in as.', { examples: ['watchbill'] }),
  password: about(Secret, 'Where the password is found; never the password itself.', {
    examples: [{ env: 'WOODGROVE_SERVICENOW' }],
  }),
  table: Type.Optional(
    about(
      Type.String({ pattern: '^[a-z][a-z0-9_]{0,79}$', expect: 'the name of a table' }),
      'Table that tickets are kept in.',
      { default: 'incident', examples: ['sn_si_incident'] },
    ),
  ),
});

const Smtp = closed({
  host: about(Text, 'Name of the mail server.', { examples: ['mail.example'] }),
  port: about(whole(1, 65_535), 'Port of the mail server, 1 to 65,535.', { examples: [587] }),
  from: about(MailAddress, 'Address that mails come from.', { examples: ['soc@example.com'] }),
  secure: Type.Optional(
    about(Flag, 'Whether the connection is encrypted from its first byte, as on port 465.', {
      default: false,
      examples: [true],
    }),
  ),
  user: Type.Optional(about(Text, 'Name of the user that Watchbill signs in as.', { examples: ['soc'] })),
  password: Type.Optional(
    about(Secret, 'Where the password is found; never the password itself.', {
      examples: [{ file: '/run/secrets/smtp' }],
    }),
  ),
});

const Connections = closed({
  'o365-management': Type.Optional(
    about(O365Management, 'The Office 365 Management Activity API: where events come from.'),
  ),
  servicenow: Type.Optional(
    about(ServiceNow, 'ServiceNow: where tickets are kept.', {
      examples: [{ url: 'https://woodgrove.example', user: 'watchbill', password: { env: 'WOODGROVE_SERVICENOW' } }],
    }),
  ),
  smtp: Type.Optional(
    about(Smtp, 'The mail server that questions and messages are sent by.', {
      examples: [{ host: 'mail.example', port: 587, from: 'soc@example.com' }],
    }),
  ),
});

const PlaybookUse = closed({
  enabled: Type.Optional(
    about(Flag, 'Whether events and schedules start it for this tenant.', { default: true, examples: [false] }),
  ),
  schedules: Type.Optional(
    about(listOf(ValueMap, 'a list of schedules'), 'Schedules for this tenant, instead of those of the playbook.', {
      examples: [[{ every: 'day', at: '08:00' }]],
    }),
  ),
  inputs: Type.Optional(
    about(ValueMap, 'Inputs for this tenant; a trigger that gives them itself comes first.', {
      examples: [{ stale_hours: 24 }],
    }),
  ),
});

/** Playbooks by name, and how they are used. */
export const PlaybookUses = Type.Record(Type.String(), PlaybookUse, {
  expect: 'a mapping of playbooks to how they are used',
});

/** Whom we serve: connections with secrets by reference, audiences, values, playbooks. */
export const TenantSchema = closed({
  ...envelope('Tenant', 'woodgrove'),
  title: about(Text, 'What people call the tenant.', { examples: ['Woodgrove Bank'] }),
  timezone: about(TimeZone, 'Time zone of its schedules, by its name in the IANA list.', {
    examples: ['Europe/Berlin'],
  }),
  calendar: Type.Optional(
    about(KebabName, 'Calendar whose business hours count where a playbook names no other.', {
      examples: ['berlin-office'],
    }),
  ),
  groups: Type.Optional(
    about(
      listOf(KebabName, 'a list of tenant groups'),
      'Tenant groups whose values and playbooks it inherits; what an earlier one says counts before a later one.',
      { examples: [['retail', 'europe']] },
    ),
  ),
  connections: Type.Optional(
    about(Connections, 'Its upstreams: `o365-management`, `servicenow`, `smtp`; what is missing is not used.', {
      examples: [{ smtp: { host: 'mail.example', port: 587, from: 'soc@example.com' } }],
    }),
  ),
  granted: Type.Optional(
    about(
      Type.Record(Type.String(), listOf(Text, 'a list of permissions'), {
        expect: 'a mapping of connections to permissions',
      }),
      'Permissions that it has granted to Watchbill, by connection; of a connection that is not named nothing is checked.',
      { examples: [{ servicenow: ['incident: read, write'], graph: ['ServiceMessage.Read.All'] }] },
    ),
  ),
  webhooks: Type.Optional(
    about(
      Type.Record(
        Type.String(),
        closed({
          secret: about(Secret, 'Where the secret is found that callers know; never the secret itself.', {
            examples: [{ env: 'WOODGROVE_EDR_ALERT' }],
          }),
        }),
        { expect: 'a mapping of webhooks to their secrets' },
      ),
      'Webhooks that other systems may call for it, by path; what is not named cannot be called.',
      { examples: [{ 'edr-alert': { secret: { env: 'WOODGROVE_EDR_ALERT' } } }] },
    ),
  ),
  serves: Type.Optional(
    about(
      listOf(KebabName, 'a list of tenant names'),
      'Other tenants for which playbooks of this one may be called: a provider names its customers.',
      { examples: [['contoso', 'fabrikam']] },
    ),
  ),
  audiences: Type.Optional(
    about(
      Type.Record(
        Type.String(),
        listOf(
          closed({
            name: about(Text, 'Name that people read.', { examples: ['Desk'] }),
            mail: about(MailAddress, 'Address that messages go to.', { examples: ['desk@example.com'] }),
          }),
          'a list of mappings with `name` and `mail`',
        ),
        {
          expect: 'a mapping of audiences to people',
        },
      ),
      'Whom `audience: …` of a message means at this tenant, by the name of the audience.',
      { examples: [{ mssp: [{ name: 'Desk', mail: 'desk@example.com' }] }] },
    ),
  ),
  values: Type.Optional(
    about(ValueMap, 'What expressions read as `tenant.<name>`; no secrets.', { examples: [{ stale_hours: 24 }] }),
  ),
  playbooks: Type.Optional(
    about(PlaybookUses, 'Which playbooks the tenant has, by name, and how they are used.', {
      examples: [{ 'update-escalation-tickets': { enabled: true } }],
    }),
  ),
});

/** A tenant as it is written and checked. */
export type TenantDocument = Static<typeof TenantSchema>;
