import { join } from 'node:path';
import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import { openKeptMap } from '../state/json-file.ts';
import type { EstateKind, EstateKinds } from './estate-types.ts';
import { seedEstate } from './seed-estate.ts';

/** Entities of one kind of one tenant; the oldest additions go first. */
const ENTITIES_MAX = 120_000;

/** What one customer has: people, machines, incidents, mails. */
export interface Estate {
  readonly tenant: SimulatedTenant;
  /** When it came to be; the times of what it was seeded with lie before. */
  readonly anchorMs: number;
  list<K extends EstateKind>(kind: K): EstateKinds[K][];
  find<K extends EstateKind>(kind: K, id: string): EstateKinds[K] | undefined;
  /** Adds the entity, or replaces the one with its id. */
  put<K extends EstateKind>(kind: K, entity: EstateKinds[K]): void;
  remove(kind: EstateKind, id: string): boolean;
}

/** The estates of all tenants. Each is made when it is first asked for, the same for the same name. */
export interface EstateStore {
  of(tenant: SimulatedTenant): Estate;
  clear(): void;
}

/** What differs from the seed: an entity that was added or changed, or null for one that is gone. */
interface Change {
  readonly tenant: string;
  readonly kind: EstateKind;
  readonly id: string;
  readonly entity: unknown;
}

type Collections = Map<EstateKind, Map<string, { readonly id: string }>>;

/** Opens the estates below a folder. Only what differs from the seed is kept there, and when each estate began. */
export function openEstates(folder: string, now: () => number): EstateStore {
  const changes = openKeptMap<Change>(join(folder, 'estate.ndjson'));
  const anchors = openKeptMap<number>(join(folder, 'estates.ndjson'));
  const estates = new Map<string, Estate>();
  const open = (tenant: SimulatedTenant): Estate => {
    const anchorMs = anchors.get(tenant.name) ?? now();
    if (anchors.get(tenant.name) === undefined) anchors.set(tenant.name, anchorMs);
    const collections: Collections = new Map();
    seedEstate(tenant, anchorMs, (kind, entity) => collectionOf(collections, kind).set(entity.id, entity));
    for (const change of changes.values()) if (change.tenant === tenant.name) apply(collections, change);
    const keep = (kind: EstateKind, id: string, entity: unknown): void =>
      changes.set(`${tenant.name}/${kind}/${id}`, { tenant: tenant.name, kind, id, entity });
    return estateOver(collections, { tenant, anchorMs, keep });
  };
  return {
    of: (tenant) => {
      const estate = estates.get(tenant.name) ?? open(tenant);
      estates.set(tenant.name, estate);
      return estate;
    },
    clear: () => {
      estates.clear();
      changes.clear();
      anchors.clear();
    },
  };
}

interface EstateFrame {
  readonly tenant: SimulatedTenant;
  readonly anchorMs: number;
  readonly keep: (kind: EstateKind, id: string, entity: unknown) => void;
}

function estateOver(collections: Collections, { tenant, anchorMs, keep }: EstateFrame): Estate {
  const of = <K extends EstateKind>(kind: K): Map<string, EstateKinds[K]> =>
    // A collection of a kind holds entities of this kind alone: they come in by `put` and by the seed, which are typed.
    collectionOf(collections, kind) as unknown as Map<string, EstateKinds[K]>;
  const remove = (kind: EstateKind, id: string): boolean => {
    const isRemoved = collectionOf(collections, kind).delete(id);
    if (isRemoved) keep(kind, id, null);
    return isRemoved;
  };
  return {
    tenant,
    anchorMs,
    list: (kind) => [...of(kind).values()],
    find: (kind, id) => of(kind).get(id),
    put: (kind, entity) => {
      const collection = of(kind);
      collection.set(entity.id, entity);
      keep(kind, entity.id, entity);
      const [oldest] = collection.keys();
      if (collection.size > ENTITIES_MAX && oldest !== undefined) remove(kind, oldest);
    },
    remove,
  };
}

function apply(collections: Collections, { kind, id, entity }: Change): void {
  const collection = collectionOf(collections, kind);
  // Written by `put` or `remove` above.
  if (entity === null) collection.delete(id);
  else collection.set(id, entity as { readonly id: string });
}

function collectionOf(collections: Collections, kind: EstateKind): Map<string, { readonly id: string }> {
  const found = collections.get(kind) ?? new Map<string, { readonly id: string }>();
  collections.set(kind, found);
  return found;
}
