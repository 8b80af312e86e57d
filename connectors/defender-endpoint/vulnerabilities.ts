import type { UtcTime } from '../../contracts/time.ts';
import type { HttpClient } from '../http/http-client.ts';
import { listEntities } from './list-entities.ts';
import { pathSegment } from './path-segment.ts';
import { readEntity } from './read-entity.ts';
import { readVulnerability } from './vulnerability.ts';
import type { Vulnerability } from './vulnerability.ts';

/** Which vulnerabilities; they know far more than one listing may hold, so it is narrowed by both. */
export interface VulnerabilityQuery {
  /** `Low`, `Medium`, `High` or `Critical`. */
  readonly severity: string;
  /** Exclusive. */
  readonly updatedAfter: UtcTime;
}

/** Lists vulnerabilities that they know, whether a device has them or not. */
export function listVulnerabilities(
  client: HttpClient,
  { severity, updatedAfter }: VulnerabilityQuery,
  signal?: AbortSignal,
): Promise<readonly Vulnerability[]> {
  return listEntities(client, {
    purpose: 'list vulnerabilities',
    path: 'vulnerabilities',
    where: [
      { member: 'severity', is: severity },
      { member: 'updatedOn', after: updatedAfter },
    ],
    read: readVulnerability,
    signal,
  });
}

/**
 * Lists what a machine has.
 *
 * @throws {UpstreamError} `not-found` without such a machine.
 */
export async function listMachineVulnerabilities(
  client: HttpClient,
  machineId: string,
  signal?: AbortSignal,
): Promise<readonly Vulnerability[]> {
  const purpose = 'list the vulnerabilities of the device';
  const path = `machines/${pathSegment(purpose, machineId)}/vulnerabilities`;
  return listEntities(client, { purpose, path, read: readVulnerability, signal });
}

/**
 * The vulnerability of an id, as `CVE-2026-0042`.
 *
 * @throws {UpstreamError} `not-found`
 */
export async function getVulnerability(client: HttpClient, id: string, signal?: AbortSignal): Promise<Vulnerability> {
  const purpose = 'read the vulnerability';
  const path = `api/vulnerabilities/${pathSegment(purpose, id)}`;
  const { json } = await client.call({ purpose, method: 'GET', path, signal });
  return readVulnerability(readEntity(purpose, json));
}
