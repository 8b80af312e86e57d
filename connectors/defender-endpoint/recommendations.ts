import type { HttpClient } from '../http/http-client.ts';
import { listEntities } from './list-entities.ts';
import type { EntityReader } from './read-entity.ts';

/** What vulnerability management recommends. */
export interface Recommendation {
  /** As `va-_-contoso-_-reader`. */
  readonly id: string;
  readonly name: string;
  readonly product: string;
  /** `Active` or `Exception`; others are kept as they are. */
  readonly status: string;
  /** 0 to 10. */
  readonly severity: number;
  readonly hasPublicExploit: boolean;
  /** Devices where it is not done. */
  readonly exposedMachines: number;
  /** As `Update` or `ConfigurationChange`. */
  readonly remediationType: string;
}

/** Lists all recommendations, also those that somebody made an exception of. */
export function listRecommendations(client: HttpClient, signal?: AbortSignal): Promise<readonly Recommendation[]> {
  return listEntities(client, {
    purpose: 'list recommendations',
    path: 'recommendations',
    read: readRecommendation,
    signal,
  });
}

function readRecommendation(entity: EntityReader): Recommendation {
  return {
    id: entity.need('id'),
    name: entity.need('recommendationName'),
    product: entity.text('productName'),
    status: entity.need('status'),
    severity: entity.needNumber('severityScore'),
    hasPublicExploit: entity.needFlag('publicExploit'),
    exposedMachines: entity.needNumber('exposedMachinesCount'),
    remediationType: entity.text('remediationType'),
  };
}
