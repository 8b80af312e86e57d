import type { UtcTime } from '../../contracts/time.ts';
import type { EntityReader } from './read-entity.ts';

/** A device. Texts of theirs are kept as they are, also those that no page lists; empty where they say nothing. */
export interface Machine {
  /** 40 hexadecimal digits. */
  readonly id: string;
  /** Full DNS name. */
  readonly name: string;
  readonly osPlatform: string;
  readonly osVersion: string;
  readonly firstSeen: UtcTime | null;
  /** When its last full report came; of a device that never sent one, when it was first seen. */
  readonly lastSeen: UtcTime;
  /** As `Active`, `Inactive`, `ImpairedCommunication`, `NoSensorData`. */
  readonly healthStatus: string;
  /** `None`, `Informational`, `Low`, `Medium`, `High`. */
  readonly riskScore: string;
  /** `None`, `Low`, `Medium`, `High`. */
  readonly exposureLevel: string;
  /** `Low`, `Normal`, `High`. */
  readonly deviceValue: string;
  /** `Onboarded`, `CanBeOnboarded`, `Unsupported`, `InsufficientInfo`. */
  readonly onboardingStatus: string;
  /** Name of its device group. */
  readonly group: string;
  readonly tags: readonly string[];
  /** Id of the device in Microsoft Entra. */
  readonly entraDeviceId: string;
  readonly lastIpAddress: string;
  readonly lastExternalIpAddress: string;
}

/**
 * Reads a machine.
 *
 * @throws {UpstreamError} `invalid-answer` without an id or any time when it was seen.
 */
export function readMachine(entity: EntityReader): Machine {
  const firstSeen = entity.time('firstSeen');
  return {
    id: entity.need('id'),
    name: entity.text('computerDnsName'),
    osPlatform: entity.text('osPlatform'),
    osVersion: entity.text('version'),
    firstSeen,
    lastSeen: entity.time('lastSeen') ?? firstSeen ?? entity.needTime('lastSeen'),
    healthStatus: entity.text('healthStatus'),
    riskScore: entity.text('riskScore'),
    exposureLevel: entity.text('exposureLevel'),
    deviceValue: entity.text('deviceValue'),
    onboardingStatus: entity.text('onboardingStatus'),
    group: entity.text('rbacGroupName'),
    tags: entity.texts('machineTags'),
    entraDeviceId: entity.text('aadDeviceId'),
    lastIpAddress: entity.text('lastIpAddress'),
    lastExternalIpAddress: entity.text('lastExternalIpAddress'),
  };
}
