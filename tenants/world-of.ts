import type { Json, JsonObject } from '../contracts/json.ts';
import type { ActionSignatures } from '../language/schema/action-signature.ts';
import type { Directory, Team, Tenant } from './tenant.ts';
import type { TenantFacts, World } from '../language/world.ts';
import { isWithoutHours } from '../language/documents/calendar-without-hours.ts';
import { eventsOf } from './feeds-of.ts';
import { teamsOf } from './people-of.ts';

/** What the checker of playbooks may know of a directory: names and shapes, no addresses and no values. */
export function worldOf(directory: Directory, actions: ActionSignatures): World {
  const tenants = [...directory.tenants.values()];
  const teams = [...directory.teams.values()];
  const isEmpty = ({ members, mail }: Team) => members.length === 0 && mail === undefined;
  return {
    actions,
    teams: new Set(directory.teams.keys()),
    people: new Set(teams.flatMap(({ members }) => members.map(({ id }) => id))),
    emptyTeams: new Set(teams.filter(isEmpty).map(({ name }) => name)),
    groups: new Set(directory.groups.keys()),
    rotas: new Set(directory.rotas.keys()),
    policies: new Map([...directory.policies.values()].map(({ name, levels }) => [name, { levels: levels.length }])),
    calendars: new Set(directory.calendars.keys()),
    calendarsWithoutHours: new Set([...directory.calendars.values()].filter(isWithoutHours).map(({ name }) => name)),
    forms: new Map([...directory.forms].map(([name, { answers }]) => [name, answers])),
    samples: new Map([...directory.samples].map(([name, { event }]) => [name, event])),
    tenants: new Set(directory.tenants.keys()),
    tenantFacts: new Map(tenants.map((tenant) => [tenant.id, factsOf(tenant, directory)])),
    templates: new Map([...directory.templates.values()].map(({ name, inputs }) => [name, inputs])),
    ...(tenants.length === 0 ? {} : { tenantValues: schemaOfValues(tenants), audiences: audiencesOf(tenants) }),
  };
}

function factsOf(tenant: Tenant, directory: Directory): TenantFacts {
  const { id, timezone, playbooks, connections, granted, webhooks, audiences, calendar } = tenant;
  const approvers = teamsOf(id, directory).map(({ name, members }) => {
    const able = members.filter(({ roles }) => roles.includes('approver'));
    return [name, new Set<string>(able.map((member) => member.id))] as const;
  });
  return {
    playbooks: new Set(Object.keys(playbooks)),
    approvers: new Map(approvers),
    timezone,
    connections: new Set(Object.keys(connections)),
    delivers: new Set(eventsOf(tenant)),
    granted: new Map(Object.entries(granted)),
    webhooks: new Set(Object.keys(webhooks)),
    audiences: new Set(Object.keys(audiences)),
    ...(calendar === undefined ? {} : { calendar }),
  };
}

/**
 * Schema of the values that tenants have. A value that only some have is optional, so that reading it asks for
 * `tenant.?name`; one whose type differs between tenants may be anything.
 */
function schemaOfValues(tenants: readonly Tenant[]): JsonObject {
  const names = [...new Set(tenants.flatMap(({ values }) => Object.keys(values)))].sort();
  const properties = names.map((name) => [name, schemaOf(tenants.map(({ values }) => values[name]))] as const);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: names.filter((name) => tenants.every(({ values }) => values[name] !== undefined)),
    additionalProperties: false,
  };
}

function schemaOf(values: readonly (Json | undefined)[]): JsonObject {
  const types = new Set(values.filter((value) => value !== undefined).map(typeOf));
  if (types.has('integer') && types.has('number')) types.delete('integer');
  const [type] = types;
  return types.size === 1 && type !== undefined ? { type } : {};
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** Audiences that any tenant has; a tenant that lacks one matters only to the playbooks that it names. */
function audiencesOf(tenants: readonly Tenant[]): ReadonlySet<string> {
  return new Set(tenants.flatMap(({ audiences }) => Object.keys(audiences)));
}
