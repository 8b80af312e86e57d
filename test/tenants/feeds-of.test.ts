import { expect, test } from 'vitest';
import { O365_EVENT_TYPES } from '../../contracts/event.ts';
import { eventsOf, feedsOf } from '../../tenants/feeds-of.ts';
import { tenantFrom } from '../../tenants/from-documents.ts';

const envelope = { apiVersion: 'watchbill/v1', kind: 'Tenant', name: 'contoso' } as const;
type Document = Parameters<typeof tenantFrom>[0];
const aTenant = (connections: NonNullable<Document['connections']>, over: Partial<Document> = {}) =>
  tenantFrom({ ...envelope, title: 'Contoso', timezone: 'Europe/Berlin', connections, ...over });
const ENTRA = { entra: { tenantId: 'a', clientSecret: { env: 'X' } } };

const signIn = { entraTenantId: 'a', clientId: 'b', clientSecret: { env: 'X' }, publisherId: 'c' };
const instance = { url: 'https://x.example', user: 'u', password: { env: 'X' } };

test('a tenant without connections, or that asks for no events, has no feeds', () => {
  expect(feedsOf(aTenant({}))).toEqual([]);
  expect(feedsOf(aTenant({ servicenow: instance }))).toEqual([]);
  expect(eventsOf(aTenant({ servicenow: instance }))).toEqual([]);
});

test('each content type of Office 365 is a feed, which hands over all its events', () => {
  const contentTypes = ['Audit.General', 'Audit.Exchange'];
  const tenant = aTenant({ 'o365-management': { ...signIn, contentTypes, pollSeconds: 30 } });
  expect(feedsOf(tenant)).toEqual(
    contentTypes.map((contentType) => ({
      feed: { tenant: 'contoso', source: 'o365-management', contentType },
      pollSeconds: 30,
    })),
  );
  expect(eventsOf(tenant)).toEqual([...O365_EVENT_TYPES]);
});

test('an upstream that lists what has changed has a feed for each event type that is asked for, every minute', () => {
  const tenant = aTenant({ servicenow: { ...instance, events: ['servicenow.incident'] } });
  expect(feedsOf(tenant)).toEqual([
    { feed: { tenant: 'contoso', source: 'servicenow', contentType: 'servicenow.incident' }, pollSeconds: 60 },
  ]);
  expect(eventsOf(tenant)).toEqual(['servicenow.incident']);
});

test('Graph has a feed for incidents and one for alerts', () => {
  const tenant = aTenant({ graph: { clientId: 'b', events: ['defender.incident', 'defender.alert'] } }, ENTRA);
  expect(feedsOf(tenant).map(({ feed }) => `${feed.source} ${feed.contentType}`)).toEqual([
    'defender defender.incident',
    'defender defender.alert',
  ]);
  expect(eventsOf(tenant)).toEqual(['defender.incident', 'defender.alert']);
});
