import type { Estate } from '../estate/estate-store.ts';
import type { EstateMachineAction } from '../estate/defender-types.ts';
import { recordEffect } from '../estate/record-effect.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';
import { answerEntity, answerList } from './answer.ts';
import { defenderError, notFound } from './defender-error.ts';

const READ = ['Machine.Read.All', 'Machine.ReadWrite.All'];
const ANY_ORDER = [
  'Machine.Isolate',
  'Machine.Scan',
  'Machine.CollectForensics',
  'Machine.RestrictExecution',
  'Machine.StopAndQuarantine',
];
const REQUESTOR = 'Watchbill';
const LINK_MINUTES = 5;

/** What machines were told to do, and how far it has come. */
export const MACHINE_ACTION_ROUTES: readonly ApiRoute[] = [
  { method: 'GET', path: '/machineactions', roles: READ, run: listActions },
  { method: 'GET', path: '/machineactions/:id', roles: READ, run: withAction(getAction) },
  { method: 'POST', path: '/machineactions/:id/cancel', roles: ANY_ORDER, run: withAction(cancel) },
  {
    method: 'GET',
    path: '/machineactions/:id/getPackageUri',
    roles: ['Machine.CollectForensics'],
    run: withAction(getPackageUri),
  },
];

function listActions(call: ApiCall): Answer {
  const estate = call.world.estates.of(call.tenant);
  return answerList(call, estate.list('machineAction').toReversed(), {
    path: 'machineactions',
    name: 'MachineActions',
    render: (action) => renderMachineAction(estate, action),
    filterable: ['id', 'status', 'machineId', 'type', 'requestor', 'creationDateTimeUtc'],
  });
}

function getAction(call: ApiCall, action: EstateMachineAction): Answer {
  return answerEntity('MachineActions', renderMachineAction(call.world.estates.of(call.tenant), action));
}

/** What the machine has begun can be stopped no longer. */
function cancel(call: ApiCall, action: EstateMachineAction): Answer {
  const { Comment: comment } = call.body;
  if (typeof comment !== 'string' || comment === '')
    return defenderError({ status: 400, code: 'MissingRequiredParameter', message: 'Comment is missing' });
  if (action.status !== 'Pending')
    return defenderError({ status: 400, code: 'BadRequest', message: `The action is ${action.status} already` });
  recordEffect(call, { op: 'device.cancelAction', target: action.deviceId, effect: { action: action.id, comment } });
  const at = new Date(call.world.now()).toISOString();
  const after: EstateMachineAction = { ...action, status: 'Cancelled', updatedAt: at, cancellation: { comment, at } };
  call.world.estates.of(call.tenant).put('machineAction', after);
  return getAction(call, after);
}

function getPackageUri(call: ApiCall, action: EstateMachineAction): Answer {
  const isThere = action.type === 'CollectInvestigationPackage' && action.status === 'Succeeded';
  if (!isThere) return defenderError(notFound('Package of action', action.id));
  const expires = new Date(call.world.now() + LINK_MINUTES * 60_000).toISOString();
  const value = `https://packages.example/${action.id}.zip?se=${encodeURIComponent(expires)}&sig=simulated`;
  return jsonAnswer(200, {
    '@odata.context': 'https://api.securitycenter.microsoft.com/api/$metadata#Edm.String',
    value,
  });
}

/** An action as the API answers it. */
export function renderMachineAction(estate: Estate, action: EstateMachineAction): JsonRecord {
  return {
    id: action.id,
    type: action.type,
    title: null,
    requestor: REQUESTOR,
    requestorComment: action.comment,
    status: action.status,
    machineId: action.deviceId,
    computerDnsName: estate.find('device', action.deviceId)?.dnsName ?? null,
    creationDateTimeUtc: action.createdAt,
    lastUpdateDateTimeUtc: action.updatedAt,
    cancellationRequestor: action.cancellation === null ? null : REQUESTOR,
    cancellationComment: action.cancellation?.comment ?? null,
    cancellationDateTimeUtc: action.cancellation?.at ?? null,
    errorHResult: 0,
    scope: action.scope,
    externalId: action.externalId,
    requestSource: 'PublicApi',
    relatedFileInfo: action.sha1 === null ? null : { fileIdentifier: action.sha1, fileIdentifierType: 'Sha1' },
    commands: [],
    troubleshootInfo: null,
  };
}

function withAction(run: (call: ApiCall, action: EstateMachineAction) => Answer): ApiRoute['run'] {
  return (call) => {
    const id = call.ids[0] ?? '';
    const action = call.world.estates.of(call.tenant).find('machineAction', id);
    return action === undefined ? defenderError(notFound('Machine action', id)) : run(call, action);
  };
}
