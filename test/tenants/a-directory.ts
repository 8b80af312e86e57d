import type { PersonId, TenantId } from '../../contracts/ids.ts';
import type { Directory, Person, Role, Team, Tenant } from '../../tenants/tenant.ts';

/** A tenant for tests, with what differs. */
export function aTenant(over: Partial<Tenant> = {}): Tenant {
  return {
    id: 'contoso' as TenantId,
    title: 'Contoso',
    timezone: 'Europe/Berlin',
    connections: {},
    webhooks: {},
    granted: {},
    audiences: { mssp: [{ name: 'Northwind', mail: 'soc@mssp.example' }] },
    serves: [],
    groups: [],
    values: {},
    valueSources: {},
    playbooks: {},
    ...over,
  };
}

/** A person for tests. */
export function aPerson(id: string, roles: readonly Role[] = ['analyst']): Person {
  return { id: id as PersonId, name: id.toUpperCase(), mail: `${id}@soc.example`, roles };
}

/** A team for tests that works for all tenants. */
export function aTeam(name: string, members: readonly Person[], over: Partial<Team> = {}): Team {
  return { name, title: `Team ${name}`, members, tenants: 'all', ...over };
}

/** A directory of these tenants and teams. */
export function aDirectory(tenants: readonly Tenant[], teams: readonly Team[]): Directory {
  return {
    tenants: new Map(tenants.map((tenant) => [tenant.id, tenant])),
    teams: new Map(teams.map((team) => [team.name, team])),
    templates: new Map(),
    groups: new Map(),
    rotas: new Map(),
    policies: new Map(),
    calendars: new Map(),
    guardRails: new Map(),
    forms: new Map(),
    samples: new Map(),
  };
}
