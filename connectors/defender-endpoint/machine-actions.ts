import type { HttpClient } from '../http/http-client.ts';
import { UpstreamError } from '../upstream-error.ts';
import { isDoubtful } from './is-doubtful.ts';
import { listEntities } from './list-entities.ts';
import { hasEnded, readMachineAction } from './machine-action.ts';
import type { MachineAction } from './machine-action.ts';
import type { Condition } from './odata-filter.ts';
import { pathSegment } from './path-segment.ts';
import { readEntity } from './read-entity.ts';

/** Which machine actions; all members must hold. */
export interface MachineActionQuery {
  readonly machineId?: string;
  readonly type?: string;
  readonly status?: string;
  /** Machine actions at most, 1 to 10,000. @default all */
  readonly limit?: number;
}

/** An order to cancel. */
export interface Cancellation {
  readonly actionId: string;
  readonly comment: string;
}

/** Lists machine actions; none where they answer that there are none. */
export function listMachineActions(
  client: HttpClient,
  query: MachineActionQuery,
  signal?: AbortSignal,
): Promise<readonly MachineAction[]> {
  const { machineId, type, status, limit } = query;
  const where: readonly Condition[] = [
    ...(machineId === undefined ? [] : [{ member: 'machineId', is: machineId }]),
    ...(type === undefined ? [] : [{ member: 'type', is: type }]),
    ...(status === undefined ? [] : [{ member: 'status', is: status }]),
  ];
  return listEntities(client, {
    purpose: 'list machine actions',
    path: 'machineactions',
    where,
    read: readMachineAction,
    mayBeNone: true,
    ...(limit === undefined ? {} : { limit }),
    signal,
  });
}

/**
 * The machine action of an id, to follow it.
 *
 * @throws {UpstreamError} `not-found`
 */
export async function getMachineAction(client: HttpClient, id: string, signal?: AbortSignal): Promise<MachineAction> {
  const purpose = 'read the machine action';
  const path = `api/machineactions/${pathSegment(purpose, id)}`;
  const { json } = await client.call({ purpose, method: 'GET', path, signal });
  return readMachineAction(readEntity(purpose, json));
}

/**
 * Cancels a machine action that has not ended; one that is cancelled already is the answer.
 *
 * @throws {UpstreamError} `conflict` when it has ended otherwise, `not-found`.
 */
export async function cancelMachineAction(
  client: HttpClient,
  { actionId, comment }: Cancellation,
  signal?: AbortSignal,
): Promise<MachineAction> {
  const purpose = 'cancel the machine action';
  const before = await getMachineAction(client, actionId, signal);
  if (before.status === 'Cancelled') return before;
  if (hasEnded(before)) {
    throw new UpstreamError(
      'conflict',
      `Cannot ${purpose} because it must wait or run: its status is "${before.status}"`,
    );
  }
  const path = `api/machineactions/${pathSegment(purpose, actionId)}/cancel`;
  try {
    const { json } = await client.call({ purpose, method: 'POST', path, json: { Comment: comment }, signal });
    return readMachineAction(readEntity(purpose, json));
  } catch (error) {
    if (!isDoubtful(error)) throw error;
    const after = await getMachineAction(client, actionId);
    if (after.status !== 'Cancelled') throw error;
    return after;
  }
}

/**
 * Where the package of an investigation can be fetched, for a short time: whoever has the address has the package, so
 * it belongs into no log. They answer 2 such calls a minute and 120 an hour.
 *
 * @throws {UpstreamError} `not-found` until the package is there.
 */
export async function getPackageAddress(client: HttpClient, actionId: string, signal?: AbortSignal): Promise<string> {
  const purpose = 'ask for the investigation package';
  const path = `api/machineactions/${pathSegment(purpose, actionId)}/getPackageUri`;
  // They count it apart, and with all other calls.
  const apis = ['defender-endpoint', 'defender-endpoint-package-uri'] as const;
  const { json } = await client.call({ purpose, method: 'GET', path, apis, signal });
  return readEntity(purpose, json).need('value');
}
