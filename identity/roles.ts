import type { PersonId, TenantId } from '../contracts/ids.ts';
import type { Directory, Person, Role, Team } from '../tenants/tenant.ts';

const INCLUDED: Readonly<Record<Role, readonly Role[]>> = {
  viewer: ['viewer'],
  analyst: ['viewer', 'analyst'],
  // Beside the line: deciding is a duty of its own, which neither a lead nor an admin has by rank.
  approver: ['approver'],
  lead: ['viewer', 'analyst', 'lead'],
  admin: ['viewer', 'analyst', 'lead', 'admin'],
};

/** Roles of a person in a tenant, included ones too; empty where none of their teams works for the tenant. */
export function rolesIn(directory: Directory, tenant: TenantId, person: PersonId): ReadonlySet<Role> {
  const roles = new Set<Role>();
  for (const team of directory.teams.values()) {
    if (!worksFor(team, tenant)) continue;
    for (const role of memberOf(team, person)?.roles ?? []) {
      for (const included of INCLUDED[role]) roles.add(included);
    }
  }
  return roles;
}

/** Whether a team serves a tenant. */
export function worksFor(team: Team, tenant: TenantId): boolean {
  return team.tenants === 'all' || team.tenants.includes(tenant);
}

/** A person as member of a team. */
export function memberOf(team: Team, person: PersonId): Person | undefined {
  return team.members.find((member) => member.id === person);
}

/** Everybody of all teams, by id, in order of id. */
export function peopleOf(directory: Directory): ReadonlyMap<PersonId, Person> {
  const people = new Map<PersonId, Person>();
  for (const team of directory.teams.values()) {
    for (const member of team.members) if (!people.has(member.id)) people.set(member.id, member);
  }
  return new Map([...people].sort(([a], [b]) => (a < b ? -1 : 1)));
}
