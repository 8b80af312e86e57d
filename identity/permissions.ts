import type { PersonId, TenantId } from '../contracts/ids.ts';
import { rolesOf } from '../tenants/roles-of.ts';
import type { Directory, Role } from '../tenants/tenant.ts';

/** What can be permitted in a tenant, and the roles that have it: the whole policy. */
export const PERMISSION_ROLES = {
  'playbooks:read': ['viewer'],
  // Whoever publishes decides what all runs of all tenants do from then on.
  'playbooks:publish': ['lead'],
  'runs:read': ['viewer'],
  'runs:start': ['analyst'],
  'runs:cancel': ['analyst'],
  'runs:roll-back': ['analyst'],
  // Who paused may be asleep when it has to go on.
  'runs:pause': ['analyst'],
  'runs:retry': ['analyst'],
  // An approver who may see nothing else still sees what is to be decided.
  'approvals:read': ['viewer', 'approver'],
  'approvals:decide': ['approver'],
  // Whose work it is does it, whatever they may do otherwise; the task itself says whom it is for.
  'tasks:read': ['viewer', 'approver'],
  'tasks:work': ['viewer', 'approver'],
  // Hands on the work of others.
  'tasks:lead': ['lead'],
  // Whoever is called may say so: whether the policy calls them is checked by the run.
  'escalations:acknowledge': ['viewer', 'approver'],
  'schedules:read': ['viewer'],
  'events:read': ['viewer'],
  // It may start runs that nobody expects any more.
  'events:replay': ['analyst'],
  // It reads everything that a tenant has and takes its time.
  'audit:verify': ['lead'],
} as const satisfies Record<string, readonly Role[]>;

/** Something that can be permitted. */
export type Permission = keyof typeof PERMISSION_ROLES;

/** A person and what they want. */
export interface Wish {
  readonly person: PersonId;
  readonly permission: Permission;
}

/** Whether a person may do something in a tenant. */
export function isPermitted(tenant: TenantId, directory: Directory, { person, permission }: Wish): boolean {
  const roles = rolesOf(tenant, directory, person);
  return PERMISSION_ROLES[permission].some((role) => roles.has(role));
}

/** Whether a person has anything to do with a tenant; if not, the tenant does not exist for them. */
export function isKnownIn(tenant: TenantId, directory: Directory, person: PersonId): boolean {
  return directory.tenants.has(tenant) && rolesOf(tenant, directory, person).size > 0;
}

/** Tenants in which a person may do something, in order of name. */
export function tenantsPermitted(directory: Directory, wish: Wish): readonly TenantId[] {
  return [...directory.tenants.keys()].filter((tenant) => isPermitted(tenant, directory, wish)).sort();
}
