import type { Recipient } from '../contracts/activities.ts';
import type { PersonId, TenantId } from '../contracts/ids.ts';
import type { Directory, Person, Team } from './tenant.ts';

/**
 * The people of ours whom a recipient means in a tenant: members of the team, or the person. An audience is outside
 * our teams and gives nobody; so does a team that does not work for the tenant.
 */
export function peopleOf(tenant: TenantId, directory: Directory, recipient: Recipient): readonly Person[] {
  if ('team' in recipient) return teamOf(tenant, directory, recipient.team)?.members ?? [];
  if ('person' in recipient) return personOf(tenant, directory, recipient.person as PersonId);
  return [];
}

/** The team by name, if it works for the tenant. */
export function teamOf(tenant: TenantId, directory: Directory, name: string): Team | undefined {
  const team = directory.teams.get(name);
  return team !== undefined && worksFor(tenant, team) ? team : undefined;
}

/** Teams that work for the tenant, in the order of the directory. */
export function teamsOf(tenant: TenantId, directory: Directory): readonly Team[] {
  return [...directory.teams.values()].filter((team) => worksFor(tenant, team));
}

function personOf(tenant: TenantId, directory: Directory, id: PersonId): readonly Person[] {
  for (const team of teamsOf(tenant, directory)) {
    const member = team.members.find((candidate) => candidate.id === id);
    if (member !== undefined) return [member];
  }
  return [];
}

function worksFor(tenant: TenantId, team: Team): boolean {
  return team.tenants === 'all' || team.tenants.includes(tenant);
}
