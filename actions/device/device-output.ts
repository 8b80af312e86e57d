import type { JsonObject } from '../../contracts/json.ts';
import type { Machine } from '../../connectors/defender-endpoint/machine.ts';

/** Schemas of what is told of one device. */
export const DEVICE: Readonly<Record<string, JsonObject>> = {
  id: { type: 'string' },
  name: { type: 'string', description: 'Full DNS name; empty where it is not known' },
  platform: { type: 'string' },
  last_seen: { type: 'string', format: 'date-time' },
  health: { type: 'string', description: 'As `Active`, `Inactive` or `NoSensorData`' },
  risk: { type: 'string', description: '`None`, `Informational`, `Low`, `Medium` or `High`' },
  exposure: { type: 'string', description: '`None`, `Low`, `Medium` or `High`' },
  value: { type: 'string', description: '`Low`, `Normal` or `High`: how much it matters' },
  onboarding: { type: 'string' },
  group: { type: 'string', description: 'Name of its device group' },
  tags: { type: 'array', items: { type: 'string' } },
  entra_device_id: { type: 'string', description: 'Its id in Microsoft Entra; empty where it has none' },
  ip_address: { type: 'string' },
  external_ip_address: { type: 'string' },
};

/** Example of a device. */
export const DEVICE_EXAMPLE: JsonObject = {
  id: '1e5bc9d7e413ddd7902c2932e418702b84d0cc07',
  name: 'pc-0042.contoso.example',
  platform: 'Windows11',
  last_seen: '2026-02-20T17:20:00Z',
  health: 'Active',
  risk: 'High',
  exposure: 'Medium',
  value: 'Normal',
  onboarding: 'Onboarded',
  group: 'Workstations',
  tags: ['finance'],
  entra_device_id: '80fe8ff8-2624-418e-9591-41f0491218f9',
  ip_address: '10.0.0.42',
  external_ip_address: '203.0.113.10',
};

/** A device as a step tells it. */
export function deviceOutput(machine: Machine): JsonObject {
  return {
    id: machine.id,
    name: machine.name,
    platform: machine.osPlatform,
    last_seen: machine.lastSeen,
    health: machine.healthStatus,
    risk: machine.riskScore,
    exposure: machine.exposureLevel,
    value: machine.deviceValue,
    onboarding: machine.onboardingStatus,
    group: machine.group,
    tags: [...machine.tags],
    entra_device_id: machine.entraDeviceId,
    ip_address: machine.lastIpAddress,
    external_ip_address: machine.lastExternalIpAddress,
  };
}
