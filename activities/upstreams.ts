import { createTokenCache, type TokenCache } from '../connectors/auth/token-cache.ts';
import type { DefenderEndpoint } from '../connectors/defender-endpoint/defender-endpoint.ts';
import type { Graph } from '../connectors/graph/graph.ts';
import type { BudgetPort } from '../connectors/http/budget.ts';
import type { O365Management } from '../connectors/o365-management/o365-management.ts';
import type { ServiceNow } from '../connectors/servicenow/servicenow.ts';
import type { Smtp } from '../connectors/smtp/smtp.ts';
import type { Teams } from '../connectors/teams/teams.ts';
import { UpstreamError } from '../connectors/upstream-error.ts';
import type { TenantId } from '../contracts/ids.ts';
import type { Connections, Directory } from '../tenants/tenant.ts';
import {
  openDefenderEndpoint,
  openFeed,
  openGraph,
  openServiceNow,
  openSmtp,
  openTeams,
  type Opening,
} from './open-connectors.ts';

/** Connectors of tenants. Each fails with `not-configured` where the tenant has no such connection. */
export interface Upstreams {
  serviceNow(tenant: TenantId): ServiceNow;
  smtp(tenant: TenantId): Smtp;
  o365Management(tenant: TenantId): O365Management;
  graph(tenant: TenantId): Graph;
  teams(tenant: TenantId): Teams;
  /** Where actions over a connection lead; undefined for one that the tenant does not have. */
  addressOf(tenant: TenantId, connection: string): string | undefined;
  defenderEndpoint(tenant: TenantId): DefenderEndpoint;
  /** Forgets the connectors of a tenant, with their secrets: the next use reads them again. */
  forget(tenant: TenantId): Promise<void>;
  close(): Promise<void>;
}

/** The connectors of one tenant, and the tokens that they share. */
interface Made {
  readonly connectors: Map<keyof Connections, { close(): unknown }>;
  readonly tokens: TokenCache;
}

/**
 * Connectors made at first use and kept, so that connections are reused. With `budgets` their calls are counted, for
 * all workers together.
 */
export function createUpstreams(directory: () => Directory, budgets?: BudgetPort): Upstreams {
  const made = new Map<TenantId, Made>();
  /** The connector of a connection, opened at its first use. */
  const opens =
    <Name extends keyof Connections, Connector extends { close(): unknown }>(
      name: Name,
      open: (opening: Opening<Name>) => Connector,
    ) =>
    (tenant: TenantId): Connector => {
      const ofTenant = made.get(tenant) ?? { connectors: new Map(), tokens: createTokenCache() };
      made.set(tenant, ofTenant);
      const found = ofTenant.connectors.get(name);
      // What was kept under a name was made under that name.
      if (found !== undefined) return found as Connector;
      const budget = budgets === undefined ? {} : { budget: { tenant, port: budgets } };
      const connection = connectionOf(directory(), tenant, name);
      const fresh = open({ connection, tokens: ofTenant.tokens, ...budget });
      ofTenant.connectors.set(name, fresh);
      return fresh;
    };
  const forget = async (tenant: TenantId): Promise<void> => {
    const connectors = [...(made.get(tenant)?.connectors.values() ?? [])];
    made.delete(tenant);
    for (const connector of connectors) await connector.close();
  };
  return {
    serviceNow: opens('servicenow', openServiceNow),
    smtp: opens('smtp', openSmtp),
    o365Management: opens('o365-management', openFeed),
    graph: opens('graph', openGraph),
    teams: opens('teams', openTeams),
    addressOf: (tenant, name) => addressOf(directory().tenants.get(tenant)?.connections, name),
    defenderEndpoint: opens('defender-endpoint', openDefenderEndpoint),
    forget,
    close: async () => {
      for (const tenant of made.keys()) await forget(tenant);
    },
  };
}

function addressOf(connections: Connections | undefined, name: string): string | undefined {
  if (name === 'servicenow') return connections?.servicenow?.url;
  return name === 'graph' || name === 'defender-endpoint' ? connections?.[name]?.root : undefined;
}

function connectionOf<Name extends keyof Connections>(
  directory: Directory,
  tenant: TenantId,
  name: Name,
): NonNullable<Connections[Name]> {
  const connection = directory.tenants.get(tenant)?.connections[name];
  if (connection !== undefined) return connection;
  throw new UpstreamError(
    'not-configured',
    `Cannot use "${name}" because tenant "${tenant}" has no such connection. Add it to the document of the tenant`,
  );
}
