import { expect, test } from 'vitest';
import { teamFrom, templateFrom, tenantFrom } from '../../tenants/from-documents.ts';

const envelope = { apiVersion: 'watchbill/v1', title: 'Contoso', name: 'contoso' } as const;
const tenant = { ...envelope, kind: 'Tenant', timezone: 'Europe/Berlin' } as const;

test('a tenant that says little has no connections, audiences, values or playbooks', () => {
  expect(tenantFrom(tenant)).toEqual({
    id: 'contoso',
    title: 'Contoso',
    timezone: 'Europe/Berlin',
    connections: {},
    granted: {},
    webhooks: {},
    audiences: {},
    serves: [],
    groups: [],
    values: {},
    valueSources: {},
    playbooks: {},
  });
});

test('a tenant has what its groups give', () => {
  const group = { ...envelope, kind: 'TenantGroup', name: 'retail', values: { hours: 4 } } as const;
  const inherited = tenantFrom({ ...tenant, groups: ['retail'] }, new Map([['retail', group]]));
  expect(inherited).toMatchObject({ groups: ['retail'], values: { hours: 4 } });
});

test('connections get the addresses of the public cloud unless they name others', () => {
  const feed = { entraTenantId: 'a', clientId: 'b', clientSecret: { env: 'X' }, publisherId: 'c' };
  const { connections } = tenantFrom({ ...tenant, connections: { 'o365-management': feed } });
  expect(connections['o365-management']).toEqual({
    ...feed,
    authority: 'https://login.microsoftonline.com',
    root: 'https://manage.office.com',
    contentTypes: ['Audit.General'],
    pollSeconds: 60,
  });
  const own = tenantFrom({
    ...tenant,
    connections: { 'o365-management': { ...feed, root: 'https://manage.example' } },
  });
  expect(own.connections['o365-management']?.root).toBe('https://manage.example');
});

test('ServiceNow uses the table incident, mail is not encrypted from the first byte, unless said', () => {
  const { connections } = tenantFrom({
    ...tenant,
    connections: {
      servicenow: { url: 'https://x.example', user: 'u', password: { env: 'X' } },
      smtp: { host: 'h', port: 25, from: 'a@b.example' },
    },
  });
  expect(connections.servicenow?.table).toBe('incident');
  expect(connections.smtp?.secure).toBe(false);
});

test('a playbook that is named is on, unless it is switched off', () => {
  const { playbooks } = tenantFrom({ ...tenant, playbooks: { one: {}, two: { enabled: false } } });
  expect(playbooks).toEqual({ one: { enabled: true }, two: { enabled: false } });
});

test('a team works for all tenants unless it names some', () => {
  const team = { ...envelope, kind: 'Team', members: [] } as const;
  expect(teamFrom({ ...team, members: [] }).tenants).toBe('all');
  expect(
    teamFrom({
      ...team,
      members: [],
      tenants: ['contoso'],
      mail: 'a@b.example',
      rota: 'nights',
      channels: { high: ['phone'] },
    }),
  ).toMatchObject({
    tenants: ['contoso'],
    rota: 'nights',
    channels: { high: ['phone'] },
    mail: 'a@b.example',
  });
});

test('a template keeps its texts as they are written', () => {
  const template = { ...envelope, kind: 'Template', subject: 'S', body: 'B' } as const;
  expect(templateFrom(template, {})).toEqual({ name: 'contoso', inputs: {}, subject: 'S', body: 'B' });
});

test('webhooks keep where their secrets are', () => {
  const webhooks = { 'edr-alert': { secret: { env: 'CONTOSO_EDR_ALERT' } } };
  expect(tenantFrom({ ...tenant, webhooks }).webhooks).toEqual(webhooks);
});
