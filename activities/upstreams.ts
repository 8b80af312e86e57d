import type { EntraApp } from '../connectors/auth/entra-app.ts';
import type { BudgetPort } from '../connectors/http/budget.ts';
import type { HttpClientOptions } from '../connectors/http/http-client.ts';
import { createTokenCache, type TokenCache } from '../connectors/auth/token-cache.ts';
import { createO365Management, type O365Management } from '../connectors/o365-management/o365-management.ts';
import { createServiceNow, type ServiceNow } from '../connectors/servicenow/servicenow.ts';
import { createSmtp, type Smtp } from '../connectors/smtp/smtp.ts';
import { UpstreamError } from '../connectors/upstream-error.ts';
import type { TenantId } from '../contracts/ids.ts';
import { readCredential } from '../tenants/read-credential.ts';
import { readSecret } from '../tenants/read-secret.ts';
import type { Connections, Directory, EntraSignIn } from '../tenants/tenant.ts';
import { assertMaySend } from './send-lease.ts';

/** Longest time from a request to the last byte of its answer; also how long a sent request may still take effect. */
export const REQUEST_LIMIT_MS = 10_000;
/** The same for a blob of the feed, which may be large. */
const BLOB_LIMIT_MS = 30_000;

/** Connectors of tenants. Each fails with `not-configured` where the tenant has no such connection. */
export interface Upstreams {
  serviceNow(tenant: TenantId): ServiceNow;
  smtp(tenant: TenantId): Smtp;
  o365Management(tenant: TenantId): O365Management;
  /** Forgets the connectors of a tenant, with their secrets: the next use reads them again. */
  forget(tenant: TenantId): Promise<void>;
  close(): Promise<void>;
}

/**
 * Connectors made at first use and kept, so that connections are reused. With `budgets` their calls are counted, for
 * all workers together.
 */
export function createUpstreams(directory: () => Directory, budgets?: BudgetPort): Upstreams {
  const budgetOf = (tenant: TenantId): Budgeted => (budgets === undefined ? {} : { budget: { tenant, port: budgets } });
  const made = new Map<TenantId, Map<keyof Connections, { close(): unknown }>>();
  const kept = <T extends { close(): unknown }>(tenant: TenantId, name: keyof Connections, make: () => T): T => {
    const ofTenant = made.get(tenant) ?? new Map<keyof Connections, { close(): unknown }>();
    made.set(tenant, ofTenant);
    const found = ofTenant.get(name);
    // What was kept under a name was made under that name.
    if (found !== undefined) return found as T;
    const fresh = make();
    ofTenant.set(name, fresh);
    return fresh;
  };
  const tokens = new Map<TenantId, TokenCache>();
  const tokensOf = (tenant: TenantId): TokenCache => {
    const found = tokens.get(tenant) ?? createTokenCache();
    tokens.set(tenant, found);
    return found;
  };
  const forget = async (tenant: TenantId): Promise<void> => {
    const connectors = [...(made.get(tenant)?.values() ?? [])];
    made.delete(tenant);
    tokens.delete(tenant);
    for (const connector of connectors) await connector.close();
  };
  return {
    serviceNow: (tenant) => kept(tenant, 'servicenow', () => openServiceNow(directory(), tenant, budgetOf(tenant))),
    smtp: (tenant) => kept(tenant, 'smtp', () => openSmtp(directory(), tenant)),
    o365Management: (tenant) =>
      kept(tenant, 'o365-management', () =>
        openFeed(directory(), tenant, { tokens: tokensOf(tenant), ...budgetOf(tenant) }),
      ),
    forget,
    close: async () => {
      for (const tenant of made.keys()) await forget(tenant);
    },
  };
}

type Budgeted = Pick<HttpClientOptions, 'budget'>;

/** What the connectors of a tenant to Microsoft have in common. */
type Shared = Budgeted & { readonly tokens: TokenCache };

function openServiceNow(directory: Directory, tenant: TenantId, budgeted: Budgeted): ServiceNow {
  const { url, user, password, table } = connectionOf(directory, tenant, 'servicenow');
  return createServiceNow({
    url,
    user,
    password: readSecret(password),
    table,
    http: {
      ...budgeted,
      limits: { totalMs: REQUEST_LIMIT_MS },
      faultHook: (moment) => {
        if (moment === 'before-send') assertMaySend();
      },
    },
  });
}

function openSmtp(directory: Directory, tenant: TenantId): Smtp {
  const { password, user, host, port, from, secure } = connectionOf(directory, tenant, 'smtp');
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

function openFeed(directory: Directory, tenant: TenantId, { tokens, ...budgeted }: Shared): O365Management {
  const connection = connectionOf(directory, tenant, 'o365-management');
  return createO365Management({
    ...entraApp(connection, tokens),
    publisherId: connection.publisherId,
    root: connection.root,
    http: { ...budgeted, limits: { totalMs: BLOB_LIMIT_MS } },
  });
}

function entraApp(connection: EntraSignIn, tokens: TokenCache): EntraApp {
  const { authority, entraTenantId, clientId } = connection;
  return { authority, entraTenantId, clientId, tokens, ...readCredential(connection) };
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
