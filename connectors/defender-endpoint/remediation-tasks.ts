import type { UtcTime } from '../../contracts/time.ts';
import type { HttpClient } from '../http/http-client.ts';
import { listEntities } from './list-entities.ts';
import type { EntityReader } from './read-entity.ts';

/** A remediation task. People make them in the portal: there is no call that does. */
export interface RemediationTask {
  readonly id: string;
  readonly title: string;
  /** What has to be updated, configured or removed. */
  readonly component: string;
  /** `Active` or `Completed`. */
  readonly status: string;
  /** `High`, `Medium` or `Low`; others are kept as they are. */
  readonly priority: string;
  /** Null of a task that asks for attention alone. */
  readonly dueAt: UtcTime | null;
  /** Devices that it is about. */
  readonly targetDevices: number;
  /** Those of them where it is done. */
  readonly fixedDevices: number;
}

/** Lists remediation tasks of a status, `Active` or `Completed`. */
export function listRemediationTasks(
  client: HttpClient,
  status: string,
  signal?: AbortSignal,
): Promise<readonly RemediationTask[]> {
  return listEntities(client, {
    purpose: 'list remediation tasks',
    path: 'remediationTasks',
    where: [{ member: 'status', is: status }],
    read: readTask,
    signal,
  });
}

function readTask(entity: EntityReader): RemediationTask {
  return {
    id: entity.need('id'),
    title: entity.need('title'),
    component: entity.text('relatedComponent'),
    status: entity.need('status'),
    priority: entity.need('priority'),
    dueAt: entity.time('dueOn'),
    targetDevices: entity.needNumber('targetDevices'),
    fixedDevices: entity.needNumber('fixedDevices'),
  };
}
