import { secretsOf } from '../auth/secrets-of.ts';
import { createTokenSource } from '../auth/token-source.ts';
import { createHttpClient } from '../http/http-client.ts';
import { alertsOf } from './alerts.ts';
import type { Alerts } from './alerts.ts';
import { graphCalls, readGraphRefusal } from './graph-calls.ts';
import { incidentsOf } from './incidents.ts';
import type { Incidents } from './incidents.ts';
import { announcementsOf } from './announcements.ts';
import type { Announcements } from './announcements.ts';
import { huntingOf } from './hunting.ts';
import type { Hunting } from './hunting.ts';
import { licencesOf } from './licences.ts';
import type { Licences } from './licences.ts';
import { managedDevicesOf } from './managed-devices.ts';
import type { ManagedDevices } from './managed-devices.ts';
import { scoresOf } from './scores.ts';
import type { Scores } from './scores.ts';
import { securityChangesOf } from './security-changes.ts';
import type { SecurityChanges } from './security-changes.ts';
import { grantsOf } from './grants.ts';
import type { Grants } from './grants.ts';
import { inboxRulesOf } from './inbox-rules.ts';
import type { InboxRules } from './inbox-rules.ts';
import { riskyUsersOf } from './risky-users.ts';
import type { RiskyUsers } from './risky-users.ts';
import { usersOf } from './users.ts';
import type { Users } from './users.ts';
import type { GraphSettings } from './settings.ts';

/** Microsoft Graph v1.0 of one tenant, by resource. Every call fails with an `UpstreamError`. */
export interface Graph {
  readonly incidents: Incidents;
  readonly alerts: Alerts;
  /** Alerts and incidents as events. */
  readonly changes: SecurityChanges;
  readonly scores: Scores;
  readonly managedDevices: ManagedDevices;
  readonly licences: Licences;
  readonly hunting: Hunting;
  readonly announcements: Announcements;
  readonly grants: Grants;
  readonly inboxRules: InboxRules;
  readonly riskyUsers: RiskyUsers;
  readonly users: Users;
  close(): Promise<void>;
}

/**
 * Connects to the Graph of a tenant; sends nothing yet.
 *
 * @throws {UpstreamError} `not-configured` if an address is neither https nor http on loopback.
 */
export function createGraph({ app, root, audience, http = {} }: GraphSettings): Graph {
  // Which permissions a token must hold depends on the call: Graph says so with a 403.
  const limit = http.limits?.totalMs;
  const tokens = createTokenSource({ ...app, audience, roles: [], ...(limit === undefined ? {} : { totalMs: limit }) });
  const client = createHttpClient({
    ...http,
    upstream: 'Microsoft Graph',
    api: 'graph',
    base: root,
    reach: 'public',
    authorization: tokens,
    secrets: secretsOf(app),
    readRefusal: readGraphRefusal,
  });
  const calls = graphCalls(client);
  const security = graphCalls(client, ['graph-security']);
  return {
    incidents: incidentsOf(security),
    alerts: alertsOf(security),
    changes: securityChangesOf(security),
    scores: scoresOf(calls),
    managedDevices: managedDevicesOf(calls),
    licences: licencesOf(calls),
    hunting: huntingOf(graphCalls(client, ['graph-hunting'])),
    announcements: announcementsOf(graphCalls(client, ['graph-service-announcements'])),
    grants: grantsOf(calls),
    inboxRules: inboxRulesOf(calls),
    riskyUsers: riskyUsersOf(graphCalls(client, ['graph-risky-users'])),
    users: usersOf(calls),
    close: async () => {
      await Promise.all([client.close(), tokens.close()]);
    },
  };
}
