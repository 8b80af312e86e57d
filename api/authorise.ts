import type { RunId, TenantId } from '../contracts/ids.ts';
import { assertNever } from '../contracts/invariant.ts';
import {
  isKnownIn,
  isPermitted,
  PERMISSION_ROLES,
  type Permission,
  tenantsPermitted,
} from '../identity/permissions.ts';
import type { Caller } from '../identity/tokens.ts';
import { findRun, type RunRow } from '../ledger/runs.ts';
import { ApiError, notFound } from './api-error.ts';
import type { ApiDependencies } from './call.ts';
import type { Route } from './contract.ts';

// One place decides, for every route, out of the table alone. What lies in a tenant that the caller has nothing to do
// with does not exist for them (404, the same words as for something that never was); what lies in one of theirs but
// asks for another role is forbidden (403).

/** Where the table says that the tenant of a call is found. */
export interface Asked {
  readonly caller: Caller;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the handler may touch. */
export interface Scope {
  readonly tenants?: readonly TenantId[];
  readonly tenant?: TenantId;
  readonly run?: RunRow;
}

/** Lets a call through and says what it may touch. @throws {ApiError} 403 or 404 */
export async function authorise(api: ApiDependencies, route: Route, asked: Asked): Promise<Scope> {
  const { permission } = route;
  if (permission === 'public' || permission === 'local-trial' || permission === 'signed-in') return {};
  if (permission === 'webhook-secret') return {};
  switch (route.tenant) {
    case 'none':
      return {};
    case 'every':
      return { tenants: tenantsOfList(api, permission, asked) };
    case 'named':
      return { tenant: requireTenant(api, permission, { asked, tenant: asked.body['tenant'] }) };
    case 'run':
      return await runInScope(api, permission, asked);
    default:
      return assertNever(route.tenant);
  }
}

function tenantsOfList(api: ApiDependencies, permission: Permission, asked: Asked): readonly TenantId[] {
  const tenant = asked.query['tenant'];
  if (tenant !== undefined) return [requireTenant(api, permission, { asked, tenant })];
  const tenants = tenantsPermitted(api.directory, { person: asked.caller.person, permission });
  if (tenants.length === 0) throw forbidden(permission, 'any tenant');
  return tenants;
}

function requireTenant(
  api: ApiDependencies,
  permission: Permission,
  { asked, tenant: named }: { asked: Asked; tenant: unknown },
): TenantId {
  const tenant = String(named) as TenantId;
  if (!isKnownIn(tenant, api.directory, asked.caller.person)) throw notFound('tenant', tenant);
  if (!isPermitted(tenant, api.directory, { person: asked.caller.person, permission })) {
    throw forbidden(permission, `tenant "${tenant}"`);
  }
  return tenant;
}

async function runInScope(api: ApiDependencies, permission: Permission, asked: Asked): Promise<Scope> {
  const known = [...api.directory.tenants.keys()].filter((tenant) =>
    isKnownIn(tenant, api.directory, asked.caller.person),
  );
  const runId = String(asked.params['run']) as RunId;
  const run = known.length === 0 ? undefined : await findRun(api.db, known, runId);
  if (run === undefined) throw notFound('run', runId);
  return { tenant: requireTenant(api, permission, { asked, tenant: run.tenant }), run };
}

function forbidden(permission: Permission, where: string): ApiError {
  const roles = PERMISSION_ROLES[permission].join(' or ');
  return new ApiError(403, 'forbidden', `Cannot do this in ${where}: "${permission}" needs the role ${roles}`, {
    hint: 'Roles are given in the Team documents',
  });
}
