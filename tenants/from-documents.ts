import type { PersonId, TenantId } from '../contracts/ids.ts';
import type { TeamDocument } from '../language/schema/team-schema.ts';
import type { TemplateDocument } from '../language/schema/template-schema.ts';
import type { TenantDocument } from '../language/schema/tenant-schema.ts';
import type { TenantGroupDocument } from '../language/schema/tenant-group-schema.ts';
import { connectionsFrom } from './connections-from.ts';
import { inherit } from './inherit.ts';
import type { PlaybookUse, Team, Template, Tenant } from './tenant.ts';

/**
 * A checked document as a tenant, defaults filled in and with what it inherits.
 *
 * @param groups tenant groups by name. @default none
 */
export function tenantFrom(
  document: TenantDocument,
  groups: ReadonlyMap<string, TenantGroupDocument> = new Map(),
): Tenant {
  const { values, sources, playbooks } = inherit(document, groups);
  return {
    id: document.name as TenantId,
    title: document.title,
    timezone: document.timezone,
    ...(document.calendar === undefined ? {} : { calendar: document.calendar }),
    connections: connectionsFrom(document),
    granted: document.granted ?? {},
    webhooks: document.webhooks ?? {},
    audiences: document.audiences ?? {},
    serves: (document.serves ?? []).map((name) => name as TenantId), // the parser of names
    groups: document.groups ?? [],
    values,
    valueSources: sources,
    playbooks: mapValues(playbooks, (use): PlaybookUse => ({ ...use, enabled: use.enabled ?? true })),
  };
}

/** A checked document as a team, which works for all tenants unless it says otherwise. */
export function teamFrom(document: TeamDocument): Team {
  return {
    name: document.name,
    title: document.title,
    members: document.members.map((member) => ({ ...member, id: member.id as PersonId })),
    tenants: (document.tenants ?? 'all') as Team['tenants'],
    ...(document.mail === undefined ? {} : { mail: document.mail }),
    ...(document.rota === undefined ? {} : { rota: document.rota }),
    ...(document.channels === undefined ? {} : { channels: document.channels }),
  };
}

/** A checked document as a template; the schemas of its inputs come from the checker. */
export function templateFrom(document: TemplateDocument, inputs: Template['inputs']): Template {
  return {
    name: document.name,
    inputs,
    subject: document.subject,
    body: document.body,
  };
}

function mapValues<From, To>(
  from: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, change(value)]));
}
