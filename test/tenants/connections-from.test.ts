import { expect, test } from 'vitest';
import { connectionsFrom } from '../../tenants/connections-from.ts';

const envelope = { apiVersion: 'watchbill/v1', kind: 'Tenant', name: 'contoso' } as const;
const tenant = { ...envelope, title: 'Contoso', timezone: 'Europe/Berlin' };
const signIn = { clientId: 'an-application', clientSecret: { env: 'X' } };
const entra = { tenantId: 'a-directory', ...signIn };

test('a connection signs in as the tenant says for all of Microsoft, at the addresses of its cloud', () => {
  const { graph } = connectionsFrom({ ...tenant, entra, connections: { graph: {} } });
  expect(graph).toEqual({
    authority: 'https://login.microsoftonline.com',
    entraTenantId: 'a-directory',
    ...signIn,
    root: 'https://graph.microsoft.com',
    audience: 'https://graph.microsoft.com',
    events: [],
    pollSeconds: 60,
  });
});

test('the token of Defender for Endpoint is for another name than its address', () => {
  const connections = connectionsFrom({ ...tenant, entra, connections: { 'defender-endpoint': {} } });
  expect(connections['defender-endpoint']).toMatchObject({
    root: 'https://api.security.microsoft.com',
    audience: 'https://api.securitycenter.microsoft.com',
  });
});

test.each([
  ['gcc', 'https://login.microsoftonline.com', 'https://manage-gcc.office.com'],
  ['gcc-high', 'https://login.microsoftonline.us', 'https://manage.office365.us'],
  ['dod', 'https://login.microsoftonline.us', 'https://manage.protection.apps.mil'],
] as const)('in the cloud %s the feed is read where it is', (cloud, authority, root) => {
  const feed = { publisherId: 'a-publisher' };
  const connections = connectionsFrom({
    ...tenant,
    entra: { ...entra, cloud },
    connections: { 'o365-management': feed },
  });
  expect(connections['o365-management']).toMatchObject({ authority, root, publisherId: 'a-publisher' });
});

test('what a connection says itself counts before what is said for all, so that another application can have another power', () => {
  const own = { clientId: 'a-responder', clientSecret: { env: 'Y' }, root: 'http://127.0.0.1:1/graph' };
  const { graph } = connectionsFrom({
    ...tenant,
    entra: { ...entra, authority: 'http://127.0.0.1:1/login' },
    connections: { graph: own },
  });
  expect(graph).toEqual({
    ...own,
    authority: 'http://127.0.0.1:1/login',
    entraTenantId: 'a-directory',
    audience: 'https://graph.microsoft.com',
    events: [],
    pollSeconds: 60,
  });
});

test('a service without an address in the cloud is for the address that the tenant gives', () => {
  const connections = connectionsFrom({
    ...tenant,
    entra: { ...entra, cloud: 'china' },
    connections: { 'defender-endpoint': { root: 'https://mde.example' } },
  });
  expect(connections['defender-endpoint']).toMatchObject({
    root: 'https://mde.example',
    audience: 'https://mde.example',
  });
});

test('events of an upstream that lists what has changed are read where they are asked for, every minute unless said', () => {
  const instance = { url: 'https://x.example', user: 'u', password: { env: 'X' } };
  const of = (over: object) => connectionsFrom({ ...tenant, connections: { servicenow: { ...instance, ...over } } });
  expect(of({}).servicenow).toMatchObject({ events: [], pollSeconds: 60 });
  const asked = { events: ['servicenow.incident'], pollSeconds: 5 };
  expect(of(asked).servicenow).toMatchObject(asked);
});

test.each([
  [{ certificate: { file: '/run/app.pem', password: { env: 'P' }, sendChain: true } }],
  [{ federatedToken: { file: '/run/token' } }],
  [{ managedIdentity: { clientId: 'an-identity' } }],
  [{ clientSecret: { env: 'Y' } }],
])('how a connection signs in itself counts before how the tenant does: %j', (own) => {
  const { graph } = connectionsFrom({ ...tenant, entra, connections: { graph: own } });
  expect(graph).toMatchObject({ clientId: 'an-application', ...own });
  expect(Object.keys(graph ?? {}).filter((key) => key === 'clientSecret')).toEqual(
    'clientSecret' in own ? ['clientSecret'] : [],
  );
});

test('how the tenant signs in counts where the connection says nothing', () => {
  const { clientSecret: _, ...common } = entra;
  const certificate = { file: '/run/app.pem' };
  const { graph } = connectionsFrom({ ...tenant, entra: { ...common, certificate }, connections: { graph: {} } });
  expect(graph).toMatchObject({ certificate });
});
