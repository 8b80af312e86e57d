import type { UtcTime } from '../../contracts/time.ts';
import type { HttpClient } from '../http/http-client.ts';
import { listEntities } from './list-entities.ts';
import { readEntity } from './read-entity.ts';
import type { EntityReader } from './read-entity.ts';

/** How exposed devices of a customer are, all together. */
export interface ExposureScore {
  readonly at: UtcTime;
  /** 0 to 100; less is better. */
  readonly score: number;
  /** Name of the device group; empty for all devices. */
  readonly group: string;
}

/** The exposure score of all devices. */
export async function getExposureScore(client: HttpClient, signal?: AbortSignal): Promise<ExposureScore> {
  const purpose = 'read the exposure score';
  const { json } = await client.call({ purpose, method: 'GET', path: 'api/exposureScore', signal });
  return readScore(readEntity(purpose, json));
}

/** The exposure score of each device group. */
export function listExposureScores(client: HttpClient, signal?: AbortSignal): Promise<readonly ExposureScore[]> {
  return listEntities(client, {
    purpose: 'list the exposure scores of device groups',
    path: 'exposureScore/ByMachineGroups',
    read: readScore,
    keyOf: (entity) => entity.need('rbacGroupName'),
    signal,
  });
}

function readScore(entity: EntityReader): ExposureScore {
  return { at: entity.needTime('time'), score: entity.needNumber('score'), group: entity.text('rbacGroupName') };
}
