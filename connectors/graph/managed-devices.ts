import { utcTime } from '../../contracts/time.ts';
import type { UtcMs, UtcTime } from '../../contracts/time.ts';
import type { Entity } from './entity.ts';
import type { GraphCalls } from './graph-calls.ts';

/** A device that Intune manages. */
export interface ManagedDevice {
  readonly id: string;
  readonly name: string;
  readonly platform: string;
  readonly enrolledAt: UtcTime;
  /** False also while it is not known, or in its period of grace. */
  readonly isCompliant: boolean;
}

/** Devices that Intune manages for one tenant. */
export interface ManagedDevices {
  /** Those that were enrolled since a moment, the newest first. Reads all devices: Intune filters by few members. */
  listEnrolled(since: UtcMs, signal?: AbortSignal): Promise<readonly ManagedDevice[]>;
}

const SELECT = 'id,deviceName,operatingSystem,enrolledDateTime,complianceState';

/** The devices behind some calls. */
export function managedDevicesOf(calls: GraphCalls): ManagedDevices {
  return {
    listEnrolled: async (since, signal) => {
      const query = { $select: SELECT };
      const listing = { purpose: 'list managed devices', path: 'deviceManagement/managedDevices', query, signal };
      const devices = (await calls.list(listing)).map(readDevice);
      const from = utcTime(since);
      return devices
        .filter(({ enrolledAt }) => enrolledAt >= from)
        .sort((a, b) => b.enrolledAt.localeCompare(a.enrolledAt));
    },
  };
}

function readDevice(entity: Entity): ManagedDevice {
  return {
    id: entity.needed('id'),
    name: entity.text('deviceName'),
    platform: entity.text('operatingSystem'),
    enrolledAt: entity.neededMoment('enrolledDateTime'),
    isCompliant: entity.text('complianceState').toLowerCase() === 'compliant',
  };
}
