import type { PersonId, TenantId } from '../contracts/ids.ts';
import { teamsOf } from './people-of.ts';
import type { Directory, Role } from './tenant.ts';

/**
 * Roles of a person in a tenant: those of all memberships in teams that work for it, with the roles that each
 * includes. A lead may do what an analyst may, an analyst what a viewer may; `approver` neither includes another role
 * nor is included: who decides is always said.
 *
 * @returns empty for somebody who has nothing to do with the tenant.
 */
export function rolesOf(tenant: TenantId, directory: Directory, person: PersonId): ReadonlySet<Role> {
  const roles = new Set<Role>();
  for (const team of teamsOf(tenant, directory)) {
    for (const member of team.members) {
      if (member.id !== person) continue;
      for (const role of member.roles) for (const included of INCLUDED[role]) roles.add(included);
    }
  }
  return roles;
}

const INCLUDED: Readonly<Record<Role, readonly Role[]>> = {
  viewer: ['viewer'],
  analyst: ['viewer', 'analyst'],
  approver: ['approver'],
  lead: ['viewer', 'analyst', 'lead'],
  admin: ['viewer', 'analyst', 'lead', 'admin'],
};
