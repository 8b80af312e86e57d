import type { PersonId, TenantId } from '../contracts/ids.ts';
import type { Directory, Role } from '../tenants/tenant.ts';
import { rolesIn } from './roles.ts';

/** What a role may do in a tenant, and who has it: the whole policy. */
export const PERMISSION_ROLES = {
  'playbooks:read': ['viewer'],
  'runs:read': ['viewer'],
  'runs:start': ['analyst'],
  'runs:cancel': ['analyst'],
  // An approver who may see nothing else still sees what is to be decided.
  'approvals:read': ['viewer', 'approver'],
  'approvals:decide': ['approver'],
  'schedules:read': ['viewer'],
} as const satisfies Record<string, readonly Role[]>;

/** Something that can be permitted. */
export type Permission = keyof typeof PERMISSION_ROLES;

/** Whether a person may do something in a tenant. */
export function isPermitted(
  directory: Directory,
  tenant: TenantId,
  asked: { person: PersonId; permission: Permission },
): boolean {
  const roles = rolesIn(directory, tenant, asked.person);
  return PERMISSION_ROLES[asked.permission].some((role) => roles.has(role));
}

/** Whether a person has anything to do with a tenant; if not, the tenant does not exist for them. */
export function isKnownIn(directory: Directory, tenant: TenantId, person: PersonId): boolean {
  return rolesIn(directory, tenant, person).size > 0;
}

/** Tenants in which a person may do something, in order of name. */
export function tenantsPermitted(directory: Directory, person: PersonId, permission: Permission): readonly TenantId[] {
  return [...directory.tenants.keys()]
    .filter((tenant) => isPermitted(directory, tenant, { person, permission }))
    .sort();
}
