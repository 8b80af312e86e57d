import type { EstateDevice, EstateUser } from './estate-types.ts';
import type { Seeding } from './seeding.ts';

/** Machines of every tenant: one for each person, the rest servers. */
export const DEVICES = 60;

const CLIENTS = ['Windows11', 'Windows11', 'Windows10', 'macOS'] as const;
const SERVERS = ['WindowsServer2022', 'WindowsServer2022', 'Linux'] as const;
const VERSIONS = {
  Windows11: { osVersion: '23H2', osBuild: 22_631 },
  Windows10: { osVersion: '22H2', osBuild: 19_045 },
  WindowsServer2022: { osVersion: '21H2', osBuild: 20_348 },
  macOS: { osVersion: '14.6', osBuild: 0 },
  Linux: { osVersion: '22.4', osBuild: 0 },
} as const;
const DAY = 24 * 60;

/** Makes the machines. The first server is the domain controller; the last machine has not been seen for weeks. */
export function seedDevices(seeding: Seeding, users: readonly EstateUser[]): readonly EstateDevice[] {
  const devices = Array.from({ length: DEVICES }, (_, at) => makeDevice(seeding, at, users[at]));
  devices.forEach((device) => seeding.plant('device', device));
  return devices;
}

function makeDevice({ random, tenant, ago }: Seeding, at: number, user: EstateUser | undefined): EstateDevice {
  const isServer = user === undefined;
  const number = isServer ? at - 39 : at + 1;
  const isController = isServer && number === 1;
  const isLost = at === DEVICES - 1;
  const osPlatform = isController ? 'WindowsServer2022' : isServer ? random.pick(SERVERS) : random.pick(CLIENTS);
  const name = isController ? 'dc-01' : `${isServer ? 'srv' : 'ws'}-${String(number).padStart(3, '0')}`;
  return {
    id: random.hex(40),
    dnsName: `${name}.${tenant.domain}`,
    directoryId: random.guid(),
    intuneId: random.guid(),
    userId: user?.id ?? '',
    osPlatform,
    ...VERSIONS[osPlatform],
    firstSeen: ago(random.below(300 * DAY) + 60 * DAY),
    lastSeen: ago(isLost ? 40 * DAY : random.below(120)),
    ipAddress: `10.${isServer ? 20 : 10}.0.${at + 10}`,
    externalIpAddress: `203.0.113.${(at % 5) + 1}`,
    healthStatus: isLost ? 'Inactive' : 'Active',
    riskScore: random.pick(['None', 'None', 'Low', 'Medium']),
    exposureLevel: random.pick(['Low', 'Low', 'Medium', 'High']),
    deviceValue: isController ? 'High' : 'Normal',
    groupId: isServer ? 20 : 10,
    groupName: isServer ? 'Servers' : 'Workstations',
    tags: isController ? ['never-isolate'] : [],
    isIsolated: false,
    isRestricted: false,
    isCompliant: random.chance(0.85),
    isEncrypted: random.chance(0.9),
    serialNumber: random.hex(10).toUpperCase(),
  };
}
