import type { EstateMachineAction, MachineActionType } from '../estate/defender-types.ts';
import type { EstateDevice } from '../estate/estate-types.ts';
import { isOpen } from '../estate/machine-actions.ts';
import { recordEffect } from '../estate/record-effect.ts';
import { guidFrom } from '../records/seeded-random.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import type { Answer } from '../server/exchange.ts';
import { answerEntity } from './answer.ts';
import { defenderError } from './defender-error.ts';
import type { DefenderRefusal } from './defender-error.ts';
import { renderMachineAction } from './machine-actions.ts';
import { withMachine } from './machines.ts';

/** One thing that a machine can be told to do. */
interface MachineOrder {
  readonly type: MachineActionType;
  readonly path: string;
  readonly role: string;
  /** Name of the effect. */
  readonly op: string;
  /** A member of the body besides the comment, and the values that it may have. @default none */
  readonly scope?: { readonly member: string; readonly values: readonly string[] };
  /** @default any */
  readonly platforms?: RegExp;
}

const ISOLATE = { role: 'Machine.Isolate' } as const;
const RESTRICT = { role: 'Machine.RestrictExecution', platforms: /^Windows/ } as const;

const ORDERS: readonly MachineOrder[] = [
  {
    ...ISOLATE,
    type: 'Isolate',
    path: 'isolate',
    op: 'device.isolate',
    scope: { member: 'IsolationType', values: ['Full', 'Selective', 'UnManagedDevice'] },
  },
  { ...ISOLATE, type: 'Unisolate', path: 'unisolate', op: 'device.release' },
  { ...RESTRICT, type: 'RestrictCodeExecution', path: 'restrictCodeExecution', op: 'device.restrict' },
  { ...RESTRICT, type: 'UnrestrictCodeExecution', path: 'unrestrictCodeExecution', op: 'device.unrestrict' },
  {
    type: 'RunAntiVirusScan',
    path: 'runAntiVirusScan',
    role: 'Machine.Scan',
    op: 'device.scan',
    scope: { member: 'ScanType', values: ['Quick', 'Full'] },
  },
  {
    type: 'CollectInvestigationPackage',
    path: 'collectInvestigationPackage',
    role: 'Machine.CollectForensics',
    op: 'device.collectPackage',
    platforms: /^(Windows|Linux|macOS)/,
  },
  {
    type: 'StopAndQuarantineFile',
    path: 'StopAndQuarantineFile',
    role: 'Machine.StopAndQuarantine',
    op: 'device.quarantineFile',
  },
];

/** What machines can be told to do: each is an action that takes its time. */
export const MACHINE_ORDER_ROUTES: readonly ApiRoute[] = ORDERS.map((order) => ({
  method: 'POST',
  path: `/machines/:id/${order.path}`,
  roles: [order.role],
  run: withMachine((call, device) => carryOut(call, device, order)),
}));

/** Keys of the body mind the letter case. */
function carryOut(call: ApiCall, device: EstateDevice, order: MachineOrder): Answer {
  const { Comment: comment, Sha1: sha1, ExternalId: externalId } = call.body;
  const scope = order.scope === undefined ? null : call.body[order.scope.member];
  const refusal = refuse(call, device, order);
  if (refusal !== undefined) return defenderError(refusal);
  const { world, tenant } = call;
  const estate = world.estates.of(tenant);
  const createdAt = new Date(world.now()).toISOString();
  const action: EstateMachineAction = {
    id: guidFrom(`action:${tenant.name}:${estate.anchorMs}:${estate.list('machineAction').length}`),
    type: order.type,
    deviceId: device.id,
    comment: String(comment),
    scope: typeof scope === 'string' ? scope : null,
    externalId: typeof externalId === 'string' ? externalId : null,
    sha1: typeof sha1 === 'string' ? sha1 : null,
    createdAt,
    updatedAt: createdAt,
    status: 'Pending',
    cancellation: null,
  };
  const effect = { action: action.id, comment: action.comment, scope: action.scope, sha1: action.sha1 };
  recordEffect(call, { op: order.op, target: device.id, effect });
  estate.put('machineAction', action);
  return answerEntity('MachineActions', renderMachineAction(estate, action), 201);
}

function refuse(call: ApiCall, device: EstateDevice, order: MachineOrder): DefenderRefusal | undefined {
  const { body } = call;
  const { scope, platforms = /./ } = order;
  if (typeof body['Comment'] !== 'string' || body['Comment'] === '') return missing('Comment');
  const given = scope === undefined ? undefined : body[scope.member];
  if (scope !== undefined && given === undefined) return missing(scope.member);
  if (scope !== undefined && !scope.values.includes(String(given)))
    return { status: 400, code: 'InvalidInput', message: `${scope.member} must be one of ${scope.values.join(', ')}` };
  if (order.type === 'StopAndQuarantineFile' && !/^[0-9a-f]{40}$/i.test(String(body['Sha1'])))
    return { status: 400, code: 'InvalidHashValue', message: 'Sha1 is not a valid hash' };
  if (!platforms.test(device.osPlatform))
    return { status: 400, code: 'OsPlatformNotSupported', message: `${device.osPlatform} is not supported` };
  const open = call.world.estates.of(call.tenant).list('machineAction').filter(isOpen);
  const isRunning = open.some(({ deviceId, type }) => deviceId === device.id && type === order.type);
  return isRunning
    ? { status: 400, code: 'ActiveRequestAlreadyExists', message: 'Action is already in progress' }
    : undefined;
}

function missing(member: string): DefenderRefusal {
  return { status: 400, code: 'MissingRequiredParameter', message: `${member} is missing` };
}
