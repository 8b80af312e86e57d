import type { Estate } from '../estate/estate-store.ts';
import type { EstateDevice } from '../estate/estate-types.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import type { Answer } from '../server/exchange.ts';
import { answerEntity, answerList, refuse } from './answer.ts';
import { NOT_FOUND } from './graph-error.ts';

const READING = {
  method: 'GET',
  roles: ['DeviceManagementManagedDevices.Read.All'],
  licence: 'intune',
} as const;
const PATH = 'deviceManagement/managedDevices';

/** Machines of people, as Intune sees them; servers are not enrolled. */
export const MANAGED_DEVICE_ROUTES: readonly ApiRoute[] = [
  { ...READING, path: `/${PATH}`, run: listDevices },
  { ...READING, path: `/${PATH}/:id`, run: getDevice },
];

function listDevices(call: ApiCall): Answer {
  const estate = call.world.estates.of(call.tenant);
  const render = (device: EstateDevice): JsonRecord => renderDevice(estate, device);
  return answerList(call, enrolled(estate), {
    path: PATH,
    fields: render,
    render,
    filterable: [
      'azureADDeviceId',
      'complianceState',
      'deviceName',
      'id',
      'isEncrypted',
      'lastSyncDateTime',
      'operatingSystem',
      'serialNumber',
      'userPrincipalName',
    ],
    topDefault: 1_000,
    topMax: 1_000,
    paging: 'skiptoken',
  });
}

function getDevice(call: ApiCall): Answer {
  const estate = call.world.estates.of(call.tenant);
  const device = enrolled(estate).find(({ intuneId }) => intuneId === call.ids[0]);
  return device === undefined ? refuse(call, NOT_FOUND) : answerEntity(PATH, renderDevice(estate, device));
}

function enrolled(estate: Estate): EstateDevice[] {
  return estate.list('device').filter(({ userId }) => userId !== '');
}

function renderDevice(estate: Estate, device: EstateDevice): JsonRecord {
  const user = estate.find('user', device.userId);
  return {
    id: device.intuneId,
    userId: device.userId,
    deviceName: device.dnsName.split('.')[0] ?? '',
    managedDeviceOwnerType: 'company',
    enrolledDateTime: device.firstSeen,
    lastSyncDateTime: device.lastSeen,
    operatingSystem: device.osPlatform.startsWith('Windows') ? 'Windows' : device.osPlatform,
    osVersion: device.osVersion,
    complianceState: device.isCompliant ? 'compliant' : 'noncompliant',
    isEncrypted: device.isEncrypted,
    jailBroken: 'Unknown',
    managementAgent: 'mdm',
    azureADRegistered: true,
    azureADDeviceId: device.directoryId,
    deviceRegistrationState: 'registered',
    emailAddress: user?.upn ?? '',
    userPrincipalName: user?.upn ?? '',
    userDisplayName: user?.displayName ?? '',
    manufacturer: 'Adatum',
    model: 'Notebook 14',
    serialNumber: device.serialNumber,
    partnerReportedThreatState: 'unknown',
    deviceActionResults: [],
  };
}
