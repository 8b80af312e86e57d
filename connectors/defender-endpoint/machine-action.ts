import type { UtcTime } from '../../contracts/time.ts';
import type { EntityReader } from './read-entity.ts';

/** What was asked of a device, and how far it is. A device that is not online leaves it `Pending` for days. */
export interface MachineAction {
  /** A GUID. */
  readonly id: string;
  /** As `Isolate`, `Unisolate`, `RunAntiVirusScan`; others are kept as they are. */
  readonly type: string;
  /** `Pending`, `InProgress`, `Succeeded`, `Failed`, `TimeOut`, `Cancelled`; others are kept as they are. */
  readonly status: string;
  readonly machineId: string;
  readonly machineName: string;
  readonly requestor: string;
  readonly comment: string;
  /** What it is about, as `Full` or `Selective` of an isolation. */
  readonly scope: string;
  readonly createdAt: UtcTime;
  readonly updatedAt: UtcTime | null;
  /** Their error number, for one that failed; else null. */
  readonly errorCode: number | null;
}

const OPEN: readonly string[] = ['Pending', 'InProgress'];
const ENDED: readonly string[] = ['Succeeded', 'Failed', 'TimeOut', 'Cancelled'];

/** Whether it waits or runs; a status that no page lists counts as neither open nor ended. */
export function isOpen({ status }: MachineAction): boolean {
  return OPEN.includes(status);
}

/** Whether its status will not change any more. */
export function hasEnded({ status }: MachineAction): boolean {
  return ENDED.includes(status);
}

/**
 * Reads a machine action. The time of its update has two names on their pages.
 *
 * @throws {UpstreamError} `invalid-answer` without id, type, status, machine or time.
 */
export function readMachineAction(entity: EntityReader): MachineAction {
  return {
    id: entity.need('id'),
    type: entity.need('type'),
    status: entity.need('status'),
    machineId: entity.need('machineId'),
    machineName: entity.text('computerDnsName'),
    requestor: entity.text('requestor'),
    comment: entity.text('requestorComment'),
    scope: entity.text('scope'),
    createdAt: entity.needTime('creationDateTimeUtc'),
    updatedAt: entity.time('lastUpdateDateTimeUtc') ?? entity.time('lastUpdateTimeUtc'),
    errorCode: entity.number('errorHResult'),
  };
}
