import type { Entity, Words } from './entity.ts';
import type { GraphCalls } from './graph-calls.ts';

const STATUS: Words = { known: ['Enabled', 'Warning', 'Suspended', 'Deleted', 'LockedOut'] };

/** A product that the organisation subscribes to. */
export interface Licence {
  /** As `SPE_E5`. */
  readonly sku: string;
  /** Enabled, Warning, Suspended, Deleted or LockedOut */
  readonly status: string;
  /** Units that may be assigned. */
  readonly enabled: number;
  /** Units that are assigned. */
  readonly consumed: number;
}

/** Licences of one tenant. */
export interface Licences {
  list(signal?: AbortSignal): Promise<readonly Licence[]>;
}

/** The licences behind some calls. */
export function licencesOf(calls: GraphCalls): Licences {
  return {
    list: async (signal) =>
      (await calls.list({ purpose: 'list licences', path: 'subscribedSkus', signal })).map(readLicence),
  };
}

function readLicence(entity: Entity): Licence {
  return {
    sku: entity.needed('skuPartNumber'),
    status: entity.word('capabilityStatus', STATUS),
    enabled: entity.entity('prepaidUnits').number('enabled') ?? 0,
    consumed: entity.number('consumedUnits') ?? 0,
  };
}
