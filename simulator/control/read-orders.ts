import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import { LICENCES } from '../login/tenant-grants.ts';
import { CONTENT_TYPES } from '../management/subscriptions.ts';
import { RECORD_TEMPLATES } from '../records/record-types.ts';
import { columnsOf } from '../servicenow/dictionary.ts';
import { BEHAVIOUR_DEFAULT } from '../simulator-settings.ts';
import type { BehaviourPatch } from '../simulator-settings.ts';
import type { World } from '../world.ts';
import type { EmitEvents, GrantsOrder, PutContent, SeedTickets, SetSubscription } from './control-types.ts';

/** What is wrong with an order. */
export interface Problem {
  readonly problem: string;
}

/** An order for one tenant. */
export interface TenantOrder<T> {
  readonly order: T;
  readonly tenant: SimulatedTenant;
}

const COUNT_MAX = 10_000;

/** `POST /control/events`. */
export function readEvents(world: World, body: unknown): TenantOrder<EmitEvents> | Problem {
  const read = readTenant<EmitEvents>(world, body);
  if ('problem' in read) return read;
  const { order } = read;
  if (!Array.isArray(order.records)) return { problem: 'records must be a list' };
  const strange = order.records.find((record) => !('raw' in record) && !RECORD_TEMPLATES.includes(record.template));
  if (strange !== undefined) return { problem: `a record needs raw, or a template of ${RECORD_TEMPLATES.join(', ')}` };
  for (const [name, value] of [
    ['blobs', order.blobs],
    ['copies', order.copies],
  ] as const) {
    const isFine = value === undefined || (Number.isInteger(value) && value >= 1 && value <= COUNT_MAX);
    if (!isFine) return { problem: `${name} must be a whole number from 1 to ${COUNT_MAX}` };
  }
  return contentProblem(order) ?? read;
}

/** `POST /control/contents`. */
export function readContent(world: World, body: unknown): TenantOrder<PutContent> | Problem {
  const read = readTenant<PutContent>(world, body);
  if ('problem' in read) return read;
  if (typeof read.order.body !== 'string') return { problem: 'body must be text' };
  return contentProblem(read.order) ?? read;
}

/** `POST /control/subscriptions`. */
export function readSubscription(world: World, body: unknown): TenantOrder<SetSubscription> | Problem {
  const read = readTenant<SetSubscription>(world, body);
  if ('problem' in read) return read;
  const isKnown = ['enabled', 'disabled', 'stopped'].includes(read.order.status);
  return isKnown ? (contentProblem(read.order) ?? read) : { problem: 'status must be enabled, disabled or stopped' };
}

/** `POST /control/tickets`. */
export function readTickets(world: World, body: unknown): TenantOrder<SeedTickets> | Problem {
  const read = readTenant<SeedTickets>(world, body);
  if ('problem' in read) return read;
  if (!Array.isArray(read.order.tickets)) return { problem: 'tickets must be a list' };
  for (const { table = 'incident', fields } of read.order.tickets) {
    const columns = columnsOf(table);
    if (columns === undefined) return { problem: `there is no table "${table}"` };
    const strange = Object.keys(fields ?? {}).find((column) => !columns.includes(column));
    if (strange !== undefined) return { problem: `table "${table}" has no column "${strange}"` };
  }
  return read;
}

/** `POST /control/grants`. */
export function readGrants(world: World, body: unknown): TenantOrder<GrantsOrder> | Problem {
  const read = readTenant<GrantsOrder>(world, body);
  if ('problem' in read) return read;
  const { consent = 'granted', withoutRoles = [], withoutLicences = [] } = read.order;
  if (!['granted', 'withdrawn', 'removed'].includes(consent))
    return { problem: 'consent must be granted, withdrawn or removed' };
  if (!Array.isArray(withoutRoles)) return { problem: 'withoutRoles must be a list' };
  const isKnown = Array.isArray(withoutLicences) && withoutLicences.every((licence) => LICENCES.includes(licence));
  return isKnown ? read : { problem: `withoutLicences must be a list of ${LICENCES.join(', ')}` };
}

/** `PUT /control/settings`. */
export function readBehaviourPatch(body: unknown): { readonly order: BehaviourPatch } | Problem {
  if (!isObject(body)) return { problem: 'the body must be an object' };
  for (const [part, values] of Object.entries(body)) {
    const known = Object.entries(BEHAVIOUR_DEFAULT).find(([name]) => name === part)?.[1];
    if (known === undefined || !isObject(values)) return { problem: `there is no setting "${part}"` };
    const strange = Object.entries(values).find(([name, value]) => typeof value !== typeofMember(known, name));
    if (strange !== undefined) return { problem: `"${part}.${strange[0]}" is no setting, or not of its type` };
  }
  return { order: body };
}

function typeofMember(known: object, name: string): string {
  const value: unknown = Object.entries(known).find(([member]) => member === name)?.[1];
  return value === undefined ? 'no such member' : typeof value;
}

/** Reads the tenant that an order names. */
export function readTenant<T extends { readonly tenant: string }>(
  world: World,
  body: unknown,
): TenantOrder<T> | Problem {
  const name = isObject(body) ? body['tenant'] : undefined;
  const tenant = typeof name === 'string' ? world.tenants.get(name) : undefined;
  if (tenant === undefined) return { problem: `tenant must be one of ${[...world.tenants.keys()].join(', ')}` };
  // The tenant is checked here, and what would break the simulator by the caller; the rest is the test's own concern.
  return { order: body as T, tenant };
}

function contentProblem(order: {
  readonly contentType?: string;
  readonly contentCreated?: string;
}): Problem | undefined {
  if (order.contentType !== undefined && !CONTENT_TYPES.includes(order.contentType)) {
    return { problem: `contentType must be one of ${CONTENT_TYPES.join(', ')}` };
  }
  const isTime = order.contentCreated === undefined || !Number.isNaN(Date.parse(order.contentCreated));
  return isTime ? undefined : { problem: 'contentCreated must be a time' };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
