import type { HttpClient } from '../http/http-client.ts';
import { listEntities } from './list-entities.ts';
import { readMachine } from './machine.ts';
import type { Machine } from './machine.ts';
import type { Condition } from './odata-filter.ts';
import { pathSegment } from './path-segment.ts';
import { readEntity } from './read-entity.ts';

/** Which machines; all members must hold. */
export interface MachineQuery {
  readonly onboardingStatus?: string;
  readonly healthStatus?: string;
  readonly riskScore?: string;
  /** Full DNS name, in any case. */
  readonly name?: string;
  readonly lastIpAddress?: string;
  readonly entraDeviceId?: string;
  /** Machines at most, 1 to 10,000. @default all */
  readonly limit?: number;
}

/** Lists machines; none where they answer that there are none. */
export function listMachines(
  client: HttpClient,
  query: MachineQuery,
  signal?: AbortSignal,
): Promise<readonly Machine[]> {
  return listEntities(client, {
    purpose: 'list machines',
    path: 'machines',
    where: conditionsOf(query),
    read: readMachine,
    mayBeNone: true,
    ...(query.limit === undefined ? {} : { limit: query.limit }),
    signal,
  });
}

/**
 * The machine of an id.
 *
 * @throws {UpstreamError} `not-found`
 */
export async function getMachine(client: HttpClient, id: string, signal?: AbortSignal): Promise<Machine> {
  const purpose = 'read the machine';
  const path = `api/machines/${pathSegment(purpose, id)}`;
  const { json } = await client.call({ purpose, method: 'GET', path, signal });
  return readMachine(readEntity(purpose, json));
}

/** Their names of what can be asked for. DNS names are kept in lower case there, and `eq` looks at the case. */
function conditionsOf(query: MachineQuery): readonly Condition[] {
  const wanted: readonly (readonly [string, string | undefined])[] = [
    ['onboardingStatus', query.onboardingStatus],
    ['healthStatus', query.healthStatus],
    ['riskScore', query.riskScore],
    ['computerDnsName', query.name?.toLowerCase()],
    ['lastIpAddress', query.lastIpAddress],
    ['aadDeviceId', query.entraDeviceId?.toLowerCase()],
  ];
  return wanted.flatMap(([member, is]) => (is === undefined ? [] : [{ member, is }]));
}
