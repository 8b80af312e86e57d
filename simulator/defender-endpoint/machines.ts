import type { EstateDevice } from '../estate/estate-types.ts';
import { recordEffect } from '../estate/record-effect.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import type { Answer } from '../server/exchange.ts';
import { answerEntity, answerList } from './answer.ts';
import { defenderError, notFound } from './defender-error.ts';

const READ = ['Machine.Read.All', 'Machine.ReadWrite.All'];
const WRITE = ['Machine.ReadWrite.All'];

/** Machines. */
export const MACHINE_ROUTES: readonly ApiRoute[] = [
  { method: 'GET', path: '/machines', roles: READ, run: listMachines },
  { method: 'GET', path: '/machines/:id', roles: READ, run: withMachine(getMachine) },
  { method: 'POST', path: '/machines/:id/tags', roles: WRITE, run: withMachine(changeTags) },
];

function listMachines(call: ApiCall): Answer {
  return answerList(call, call.world.estates.of(call.tenant).list('device'), {
    path: 'machines',
    name: 'Machines',
    render: renderMachine,
    filterable: [
      'aadDeviceId',
      'computerDnsName',
      'exposureLevel',
      'healthStatus',
      'id',
      'lastIpAddress',
      'lastSeen',
      'machineTags',
      'onboardingStatus',
      'osPlatform',
      'rbacGroupId',
      'riskScore',
    ],
  });
}

function getMachine(_: ApiCall, device: EstateDevice): Answer {
  return answerEntity('Machines', renderMachine(device));
}

function changeTags(call: ApiCall, device: EstateDevice): Answer {
  const { Value: tag, Action: action } = call.body;
  if (typeof tag !== 'string' || (action !== 'Add' && action !== 'Remove'))
    return defenderError({ status: 400, code: 'InvalidRequestBody', message: 'Request body is incorrect' });
  const others = device.tags.filter((known) => known !== tag);
  const tags = action === 'Add' ? [...others, tag] : others;
  if (tags.length === device.tags.length) return getMachine(call, device);
  recordEffect(call, { op: `device.${action === 'Add' ? 'addTag' : 'removeTag'}`, target: device.id, effect: { tag } });
  const after = { ...device, tags };
  call.world.estates.of(call.tenant).put('device', after);
  return getMachine(call, after);
}

/** A machine as the API answers it. Whether it is isolated is not among it: the machine actions say so, and hunting does. */
export function renderMachine(device: EstateDevice): JsonRecord {
  return {
    id: device.id,
    computerDnsName: device.dnsName,
    firstSeen: device.firstSeen,
    lastSeen: device.lastSeen,
    osPlatform: device.osPlatform,
    osProcessor: 'x64',
    osBuild: device.osBuild,
    version: device.osVersion,
    lastIpAddress: device.ipAddress,
    lastExternalIpAddress: device.externalIpAddress,
    ipAddresses: [
      { ipAddress: device.ipAddress, macAddress: '02005E000001', type: 'Ethernet', operationalStatus: 'Up' },
    ],
    healthStatus: device.healthStatus,
    onboardingStatus: 'Onboarded',
    deviceValue: device.deviceValue,
    rbacGroupId: device.groupId,
    rbacGroupName: device.groupName,
    riskScore: device.riskScore,
    exposureLevel: device.exposureLevel,
    isAadJoined: true,
    aadDeviceId: device.directoryId,
    machineTags: device.tags,
    managedBy: 'Intune',
  };
}

/** Runs with the machine of the path, or refuses. */
export function withMachine(run: (call: ApiCall, device: EstateDevice) => Answer): ApiRoute['run'] {
  return (call) => {
    const id = (call.ids[0] ?? '').toLowerCase();
    const device = call.world.estates.of(call.tenant).find('device', id);
    return device === undefined ? defenderError(notFound('Machine', id)) : run(call, device);
  };
}
