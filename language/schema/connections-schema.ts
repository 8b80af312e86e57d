import { Type } from 'typebox';
import type { EventType } from '../../contracts/event.ts';
import { Flag, KebabName, Text, about, closed, listOf, oneOf, whole } from './atoms.ts';
import { Address, MailAddress } from './address-schema.ts';
import { Guid, SIGN_IN } from './entra-schema.ts';
import { Secret } from './secret-schema.ts';

const GUID_EXAMPLE = '00000000-0000-0000-0000-000000000001';

const O365Management = closed({
  entraTenantId: Type.Optional(
    about(Guid, 'Id of the tenant in Microsoft Entra, instead of the one of `entra`.', { examples: [GUID_EXAMPLE] }),
  ),
  ...SIGN_IN,
  publisherId: about(Guid, 'Id that Microsoft counts the calls by; your own tenant id is a good one.', {
    examples: [GUID_EXAMPLE],
  }),
  authority: Type.Optional(
    about(Address, 'Where Watchbill signs in, instead of the address of the cloud.', {
      examples: ['https://login.microsoftonline.us'],
    }),
  ),
  root: Type.Optional(
    about(Address, 'Where the feed is read, instead of the address of the cloud.', {
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
  ...polled('servicenow.incident'),
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

/** Which events of an upstream are read that only lists what has changed, and how often. */
function polled(event: EventType, ...others: readonly EventType[]) {
  return {
    events: Type.Optional(
      about(
        Type.Array(oneOf(event, ...others), { expect: 'a list of event types', uniqueItems: true }),
        'Events that are read over the connection; without it none.',
        { examples: [[event]] },
      ),
    ),
    pollSeconds: Type.Optional(
      about(whole(1, 3600), 'Seconds between two looks for these events, 1 to 3,600.', {
        default: 60,
        examples: [300],
      }),
    ),
  };
}

const Graph = closed({
  ...SIGN_IN,
  root: Type.Optional(
    about(Address, 'Where Microsoft Graph is called, instead of the address of the cloud.', {
      examples: ['https://graph.example'],
    }),
  ),
  ...polled('defender.incident', 'defender.alert'),
});

const DefenderEndpoint = closed({
  ...SIGN_IN,
  root: Type.Optional(
    about(Address, 'Where Defender for Endpoint is called, instead of the address of the cloud.', {
      examples: ['https://api-eu.securitycenter.microsoft.com'],
    }),
  ),
});

const Teams = closed({
  channels: about(
    Type.Record(KebabName, Secret, { expect: 'a mapping of channels to the secrets that hold their addresses' }),
    'Where the address of the Workflows flow is found that posts into a channel, by a name for the channel. Who knows it may post.',
    { examples: [{ soc: { env: 'WOODGROVE_TEAMS_SOC' } }] },
  ),
});

/** The upstreams of a tenant. */
export const Connections = closed({
  'o365-management': Type.Optional(
    about(O365Management, 'The Office 365 Management Activity API: where events come from.'),
  ),
  graph: Type.Optional(
    about(Graph, 'Microsoft Graph: incidents, alerts, hunting, users, licences. `{}` signs in as `entra` says.', {
      examples: [{}],
    }),
  ),
  'defender-endpoint': Type.Optional(
    about(DefenderEndpoint, 'Defender for Endpoint: devices and their actions. `{}` signs in as `entra` says.', {
      examples: [{}],
    }),
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
  teams: Type.Optional(
    about(Teams, 'Microsoft Teams: channels that cards are posted into.', {
      examples: [{ channels: { soc: { env: 'WOODGROVE_TEAMS_SOC' } } }],
    }),
  ),
});
