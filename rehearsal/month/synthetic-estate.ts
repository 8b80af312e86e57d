import type { TenantId } from '../../contracts/ids.ts';
import type { Directory, PlaybookUse, Team, Tenant } from '../../tenants/tenant.ts';
import type { Estate } from './estate.ts';
import { drawn } from './seeded.ts';

/** Zones that synthetic tenants are spread over: both sides of the equator, with daylight saving and without, and half hours. */
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Tokyo',
  'Europe/London',
  'America/Los_Angeles',
  'Australia/Sydney',
  'Asia/Kolkata',
  'America/Sao_Paulo',
  'Europe/Helsinki',
  'Asia/Singapore',
] as const;

/**
 * An estate of as many invented tenants. Each is modelled on one of the content in turn, so that what playbooks read of a
 * tenant is there, has a zone of its own and every playbook switched on.
 */
export function syntheticEstate(content: Estate, count: number, seed: number): Estate {
  const models = [...content.directory.tenants.values()];
  const width = String(count).length;
  const tenants = Array.from({ length: count }, (_unused, index): Synthetic => {
    const model = models[index % Math.max(models.length, 1)];
    const number = String(index + 1).padStart(Math.max(width, 2), '0');
    // Every zone has its share; the seed says only where the round begins.
    const zone = ZONES[(index + Math.floor(drawn(seed, 'zones') * ZONES.length)) % ZONES.length] ?? 'UTC';
    return { model: model?.id, tenant: modelled(content, model, { number, zone }) };
  });
  const own = tenants.map(({ tenant }) => ({ ...tenant, serves: modelledOn(tenants, tenant.serves) }));
  const directory: Directory = {
    ...content.directory,
    tenants: new Map(own.map((tenant) => [tenant.id, tenant])),
    teams: new Map([...content.directory.teams].map(([name, team]) => [name, workingFor(team, tenants)])),
  };
  return { ...content, directory, tenants: own };
}

interface Synthetic {
  readonly model: TenantId | undefined;
  readonly tenant: Tenant;
}

function modelled(
  { playbooks }: Estate,
  model: Tenant | undefined,
  { number, zone }: { readonly number: string; readonly zone: string },
): Tenant {
  const uses = [...playbooks.keys()].map((name): [string, PlaybookUse] => [
    name,
    { enabled: true, inputs: model?.playbooks[name]?.inputs ?? {} },
  ]);
  return {
    id: `tenant-${number}` as TenantId,
    title: `Tenant ${number}`,
    timezone: zone,
    connections: model?.connections ?? {},
    webhooks: model?.webhooks ?? {},
    granted: model?.granted ?? {},
    audiences: model?.audiences ?? {},
    serves: model?.serves ?? [],
    ...(model?.calendar === undefined ? {} : { calendar: model.calendar }),
    groups: model?.groups ?? [],
    values: model?.values ?? {},
    valueSources: model?.valueSources ?? {},
    playbooks: Object.fromEntries(uses),
  };
}

/** A team that works for a tenant, like a tenant that serves one, works for those that are modelled on it. */
function workingFor(team: Team, tenants: readonly Synthetic[]): Team {
  const { tenants: own } = team;
  return own === 'all' ? team : { ...team, tenants: modelledOn(tenants, own) };
}

function modelledOn(tenants: readonly Synthetic[], models: readonly TenantId[]): readonly TenantId[] {
  return tenants.flatMap(({ model, tenant }) => (model !== undefined && models.includes(model) ? [tenant.id] : []));
}
