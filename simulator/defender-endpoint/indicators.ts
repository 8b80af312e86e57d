import type { EstateIndicator } from '../estate/defender-types.ts';
import { recordEffect } from '../estate/record-effect.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import type { Answer } from '../server/exchange.ts';
import { answerEntity, answerList } from './answer.ts';
import { defenderError, notFound } from './defender-error.ts';
import type { DefenderRefusal } from './defender-error.ts';

const ROLES = ['Ti.ReadWrite.All', 'Ti.ReadWrite'];

/** Active indicators of one tenant. */
export const INDICATORS_MAX = 15_000;

/** Values that Defender blocks, warns of or lets by. */
export const INDICATOR_ROUTES: readonly ApiRoute[] = [
  { method: 'GET', path: '/indicators', roles: ROLES, run: listIndicators },
  { method: 'POST', path: '/indicators', roles: ROLES, run: setIndicator },
  { method: 'DELETE', path: '/indicators/:id', roles: ROLES, run: deleteIndicator },
];

const ACTIONS = ['Warn', 'Block', 'Audit', 'BlockAndRemediate', 'Allowed', 'Alert', 'AlertAndBlock'];
const SEVERITIES = ['Informational', 'Low', 'Medium', 'High'];

/** What a value of each type looks like, and the code for one that does not. */
const TYPES: Readonly<Record<string, readonly [RegExp, string]>> = {
  FileSha1: [/^[0-9a-f]{40}$/i, 'InvalidHashValue'],
  FileSha256: [/^[0-9a-f]{64}$/i, 'InvalidHashValue'],
  FileMd5: [/^[0-9a-f]{32}$/i, 'InvalidHashValue'],
  CertificateThumbprint: [/^[0-9a-f]{40}$/i, 'InvalidHashValue'],
  IpAddress: [/^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:]+)$/i, 'InvalidIpAddress'],
  DomainName: [/^([a-z0-9-]+\.)+[a-z0-9-]+$/i, 'InvalidDomainName'],
  Url: [/^(https?:\/\/)?[^\s/]+(\/\S*)?$/i, 'InvalidUrl'],
};

function listIndicators(call: ApiCall): Answer {
  return answerList(call, call.world.estates.of(call.tenant).list('indicator'), {
    path: 'indicators',
    name: 'Indicators',
    render: renderIndicator,
    filterable: [
      'action',
      'application',
      'creationTimeDateTimeUtc',
      'expirationTime',
      'indicatorType',
      'indicatorValue',
      'severity',
      'title',
    ],
  });
}

/** An indicator of the same value is updated, not added. */
function setIndicator(call: ApiCall): Answer {
  const refusal = refuse(call.body);
  if (refusal !== undefined) return defenderError(refusal);
  const estate = call.world.estates.of(call.tenant);
  const known = estate.list('indicator');
  const value = String(call.body['indicatorValue']);
  const before = known.find((indicator) => indicator.value.toLowerCase() === value.toLowerCase());
  if (before === undefined && known.length >= INDICATORS_MAX)
    return defenderError({
      status: 400,
      code: 'BadRequest',
      message: `Max capacity exceeded: the limit is ${INDICATORS_MAX} active indicators`,
    });
  const after = indicatorOf(call, before);
  if (before === undefined || JSON.stringify({ ...after, updatedAt: before.updatedAt }) !== JSON.stringify(before)) {
    recordEffect(call, { op: 'indicator.set', target: after.id, effect: renderIndicator(after) });
    estate.put('indicator', after);
  }
  return answerEntity('Indicators', renderIndicator(after));
}

function deleteIndicator(call: ApiCall): Answer {
  const id = call.ids[0] ?? '';
  const estate = call.world.estates.of(call.tenant);
  const indicator = estate.find('indicator', id);
  if (indicator === undefined) return defenderError(notFound('Indicator', id));
  recordEffect(call, { op: 'indicator.delete', target: id, effect: { indicatorValue: indicator.value } });
  estate.remove('indicator', id);
  return { status: 204 };
}

function refuse(body: Readonly<Record<string, unknown>>): DefenderRefusal | undefined {
  const required = ['indicatorValue', 'indicatorType', 'action', 'title', 'description'];
  const lacking = required.find((name) => typeof body[name] !== 'string' || body[name] === '');
  if (lacking !== undefined) return { status: 400, code: 'MissingRequiredParameter', message: `${lacking} is missing` };
  const [shape, code] = TYPES[String(body['indicatorType'])] ?? [];
  if (shape === undefined || code === undefined) return wrong('indicatorType');
  if (!shape.test(String(body['indicatorValue'])))
    return { status: 400, code, message: 'indicatorValue does not fit indicatorType' };
  if (!ACTIONS.includes(String(body['action']))) return wrong('action');
  const { severity, generateAlert } = body;
  if (severity !== undefined && !SEVERITIES.some((known) => known === severity)) return wrong('severity');
  return body['action'] === 'Audit' && generateAlert !== true ? wrong('generateAlert') : undefined;
}

function wrong(member: string): DefenderRefusal {
  return { status: 400, code: 'InvalidInput', message: `${member} has a value that is not allowed` };
}

function indicatorOf(call: ApiCall, before: EstateIndicator | undefined): EstateIndicator {
  const { body, world, tenant } = call;
  const at = new Date(world.now()).toISOString();
  const textOf = (name: string): string | null => (typeof body[name] === 'string' ? body[name] : null);
  return {
    id: before?.id ?? nextId(world.estates.of(tenant).list('indicator')),
    value: textOf('indicatorValue') ?? '',
    type: textOf('indicatorType') ?? '',
    action: textOf('action') ?? '',
    title: textOf('title') ?? '',
    description: textOf('description') ?? '',
    severity: textOf('severity') ?? 'Informational',
    application: textOf('application'),
    expiresAt: textOf('expirationTime'),
    generateAlert: body['generateAlert'] === true,
    recommendedActions: textOf('recommendedActions'),
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
  };
}

function nextId(known: readonly EstateIndicator[]): string {
  return String(known.reduce((highest, { id }) => Math.max(highest, Number(id)), 1_000) + 1);
}

function renderIndicator(indicator: EstateIndicator): JsonRecord {
  return {
    id: indicator.id,
    indicatorValue: indicator.value,
    indicatorType: indicator.type,
    action: indicator.action,
    title: indicator.title,
    description: indicator.description,
    severity: indicator.severity,
    application: indicator.application,
    expirationTime: indicator.expiresAt,
    generateAlert: indicator.generateAlert,
    recommendedActions: indicator.recommendedActions,
    rbacGroupNames: [],
    creationTimeDateTimeUtc: indicator.createdAt,
    lastUpdateTime: indicator.updatedAt,
    createdBy: 'Watchbill',
    sourceType: 'AadApp',
  };
}
