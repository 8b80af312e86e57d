import type { GrantsOrder, Licence, TenantGrants } from '../control/control-types.ts';
import type { World } from '../world.ts';
import type { Resource } from './resources.ts';

/** Licences that a customer may lack. */
export const LICENCES: readonly Licence[] = ['defenderForEndpoint', 'defenderForOffice365P2', 'entraP2', 'intune'];

/** What a customer has granted: everything, until the control API says otherwise. */
export function grantsOf(world: World, tenant: string): TenantGrants {
  return world.grants.get(tenant) ?? { tenant, consent: 'granted', withoutRoles: [], withoutLicences: [] };
}

/** The application permissions that the next token for a resource carries. */
export function rolesOf(world: World, tenant: string, resource: Resource | undefined): readonly string[] {
  const { withoutRoles } = grantsOf(world, tenant);
  return (resource?.roles ?? []).filter((role) => !withoutRoles.includes(role));
}

/** The grants of one customer, or of all. */
export function listGrants(world: World, tenant: string | null): TenantGrants[] {
  const names = [...world.tenants.keys()].filter((name) => tenant === null || name === tenant);
  return names.map((name) => grantsOf(world, name));
}

/** Lays an order over the grants of a customer. */
export function setGrants(world: World, order: GrantsOrder): TenantGrants {
  const grants = { ...grantsOf(world, order.tenant), ...order };
  world.grants.set(order.tenant, grants);
  return grants;
}
