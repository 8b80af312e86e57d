import type { UtcTime } from '../../contracts/time.ts';
import type { HttpClient } from '../http/http-client.ts';
import { listEntities } from './list-entities.ts';
import { pathSegment } from './path-segment.ts';
import type { EntityReader } from './read-entity.ts';

/** An alert about a device, in short; Microsoft Graph has it in full, with all other alerts. */
export interface MachineAlert {
  readonly id: string;
  readonly title: string;
  /** `Informational`, `Low`, `Medium`, `High`; others are kept as they are. */
  readonly severity: string;
  /** `New`, `InProgress`, `Resolved`; others are kept as they are. */
  readonly status: string;
  readonly category: string;
  /** Number of the incident as text; empty if it is in none. */
  readonly incidentId: string;
  readonly createdAt: UtcTime;
}

/**
 * Lists the alerts about a machine.
 *
 * @throws {UpstreamError} `not-found` without such a machine.
 */
export async function listMachineAlerts(
  client: HttpClient,
  machineId: string,
  signal?: AbortSignal,
): Promise<readonly MachineAlert[]> {
  const purpose = 'list the alerts of the device';
  const path = `machines/${pathSegment(purpose, machineId)}/alerts`;
  return listEntities(client, { purpose, path, read: readAlert, signal });
}

function readAlert(entity: EntityReader): MachineAlert {
  return {
    id: entity.need('id'),
    title: entity.text('title'),
    severity: entity.need('severity'),
    status: entity.need('status'),
    category: entity.text('category'),
    incidentId: entity.text('incidentId'),
    createdAt: entity.needTime('alertCreationTime'),
  };
}
