import type { EntraApp } from '../connectors/auth/entra-app.ts';
import type { TokenCache } from '../connectors/auth/token-cache.ts';
import { createDefenderEndpoint, type DefenderEndpoint } from '../connectors/defender-endpoint/defender-endpoint.ts';
import { createGraph, type Graph } from '../connectors/graph/graph.ts';
import type { HttpClientOptions } from '../connectors/http/http-client.ts';
import { createO365Management, type O365Management } from '../connectors/o365-management/o365-management.ts';
import { createServiceNow, type ServiceNow } from '../connectors/servicenow/servicenow.ts';
import { createSmtp, type Smtp } from '../connectors/smtp/smtp.ts';
import { createTeams, type Teams } from '../connectors/teams/teams.ts';
import { UpstreamError } from '../connectors/upstream-error.ts';
import { readCredential } from '../tenants/read-credential.ts';
import { readSecret } from '../tenants/read-secret.ts';
import type { Connections, EntraSignIn, SecretRef, TeamsConnection } from '../tenants/tenant.ts';
import { assertMaySend, REQUEST_LIMIT_MS } from './send-lease.ts';

/** Longest time from a request to the last byte of a blob of the feed, which may be large. */
const BLOB_LIMIT_MS = 30_000;

/** A connection of a tenant, and what its connectors have in common. */
export interface Opening<Name extends keyof Connections> {
  readonly connection: NonNullable<Connections[Name]>;
  /** Where calls are counted; none: they are not. */
  readonly budget?: HttpClientOptions['budget'];
  /** Where tokens are kept for all connectors that sign in alike. */
  readonly tokens: TokenCache;
}

/** Connects to ServiceNow; sends nothing yet. */
export function openServiceNow({ connection, budget }: Opening<'servicenow'>): ServiceNow {
  const { url, user, password, table } = connection;
  return createServiceNow({ url, user, password: readSecret(password), table, http: forActions(budget) });
}

/** Connects to Microsoft Graph; sends nothing yet. */
export function openGraph({ connection, budget, tokens }: Opening<'graph'>): Graph {
  const { root, audience } = connection;
  return createGraph({ app: entraApp(connection, tokens), root, audience, http: forActions(budget) });
}

/** Connects to Defender for Endpoint; sends nothing yet. */
export function openDefenderEndpoint({ connection, budget, tokens }: Opening<'defender-endpoint'>): DefenderEndpoint {
  const { root, audience } = connection;
  return createDefenderEndpoint({ app: entraApp(connection, tokens), root, audience, http: forActions(budget) });
}

/** Connects to the mail relay; sends nothing yet. */
export function openSmtp({ connection }: Opening<'smtp'>): Smtp {
  const { password, user, host, port, from, secure } = connection;
  return createSmtp({
    host,
    port,
    from,
    secure,
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password: readSecret(password) }),
    limits: { totalMs: REQUEST_LIMIT_MS },
  });
}

/** Connects to the channels of Teams; reads the address of a channel at the first card. */
export function openTeams({ connection, budget }: Opening<'teams'>): Teams {
  return createTeams({
    addressOf: (channel) => readSecret(channelOf(connection, channel)),
    http: forActions(budget),
  });
}

function channelOf({ channels }: TeamsConnection, channel: string): SecretRef {
  const reference = Object.hasOwn(channels, channel) ? channels[channel] : undefined;
  if (reference !== undefined) return reference;
  throw new UpstreamError(
    'not-configured',
    `Cannot post into channel "${channel}" because "teams" of the tenant names no such channel. Add it to the document of the tenant`,
  );
}

/** Connects to the feed of Office 365; sends nothing yet. */
export function openFeed({ connection, budget, tokens }: Opening<'o365-management'>): O365Management {
  const { publisherId, root } = connection;
  return createO365Management({
    ...entraApp(connection, tokens),
    publisherId,
    root,
    http: { ...(budget === undefined ? {} : { budget }), limits: { totalMs: BLOB_LIMIT_MS } },
  });
}

/** How actions send: within the limit that their intents count on, and only while they hold their lease. */
function forActions(budget: HttpClientOptions['budget']): HttpClientOptions {
  return {
    ...(budget === undefined ? {} : { budget }),
    limits: { totalMs: REQUEST_LIMIT_MS },
    faultHook: (moment) => {
      if (moment === 'before-send') assertMaySend();
    },
  };
}

function entraApp(connection: EntraSignIn, tokens: TokenCache): EntraApp {
  const { authority, entraTenantId, clientId } = connection;
  return { authority, entraTenantId, clientId, tokens, ...readCredential(connection) };
}
