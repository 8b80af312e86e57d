import { Type, type Static } from 'typebox';
import { Flag, KebabName, Text, ValueMap, about, closed, envelope, listOf } from './atoms.ts';
import { MailAddress } from './address-schema.ts';
import { Connections } from './connections-schema.ts';
import { Entra } from './entra-schema.ts';
import { Secret } from './secret-schema.ts';
import { TimeZone } from './time-atoms.ts';

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

const GUID_EXAMPLE = '00000000-0000-0000-0000-000000000001';

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
  entra: Type.Optional(
    about(Entra, 'How Watchbill signs in to its Microsoft 365: what its Microsoft connections have in common.', {
      examples: [{ tenantId: GUID_EXAMPLE, clientId: GUID_EXAMPLE, clientSecret: { env: 'WOODGROVE_SECRET' } }],
    }),
  ),
  connections: Type.Optional(
    about(Connections, 'Its upstreams, by name; what is missing is not used.', {
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
