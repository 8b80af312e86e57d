import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer, Handler } from '../server/exchange.ts';
import type { World } from '../world.ts';
import { columnsOf } from './dictionary.ts';
import { listRows } from './list-rows.ts';
import { readView, renderRow } from './render-row.ts';
import { dataPolicy, noRecordFound, notAuthenticated, tableError, writeForbidden } from './table-error.ts';
import { readRoute, readUser } from './table-request.ts';
import type { TableRequest } from './table-request.ts';
import type { KeptRow, Row } from './table-store.ts';
import { planWrite, storeWrite } from './write-row.ts';
import type { PlannedWrite } from './write-row.ts';

/** The Table API of every tenant's own instance. */
export function tableService(world: World): Handler {
  return (exchange) => {
    const tenant = world.tenants.get(exchange.tenant);
    const route = readRoute(exchange.path);
    if (tenant === undefined || route === undefined)
      return tableError(400, 'Requested URI does not represent any resource', null);
    const user = readUser(tenant, exchange.headers.authorization);
    if (user === undefined) return notAuthenticated();
    const rate = countRequest(world, tenant, user.name);
    if (!rate.isAllowed) return tooManyRequests(rate);
    const answer = operate({ world, tenant, user, exchange, ...route });
    const isSilent = exchange.headers['x-no-response-body'] === 'true' && answer.status < 400;
    const { body, ...bare } = answer;
    return {
      ...bare,
      headers: { ...answer.headers, ...rate.headers },
      ...(isSilent || body === undefined ? {} : { body }),
    };
  };
}

function operate(request: TableRequest): Answer {
  const { table, sysId, exchange } = request;
  if (columnsOf(table) === undefined) return tableError(400, `Invalid table ${table}`, null);
  if (sysId === '') {
    if (exchange.method === 'GET') return listRows(request);
    return exchange.method === 'POST' ? createRow(request) : tableError(405, 'Method not supported', null);
  }
  const row = request.world.tables.find({ tenant: request.tenant.name, table, sysId });
  if (row === undefined || row.isHidden) return noRecordFound();
  switch (exchange.method) {
    case 'GET':
      return jsonAnswer(200, { result: renderRow(request.world, row, readView(exchange.query)) });
    case 'PATCH':
    case 'PUT':
      return updateRow(request, row);
    case 'DELETE':
      return deleteRow(request, row);
    default:
      return tableError(405, 'Method not supported', null);
  }
}

/** Nothing keeps two rows from having the same correlation_id: that is the caller's business. */
function createRow(request: TableRequest): Answer {
  const { world, tenant, table, user, exchange } = request;
  if (!user.mayWrite) return writeForbidden('Insert');
  const given = readBody(exchange.body);
  if (given === undefined) return unreadable();
  const plan = planWrite(world, { tenant: tenant.name, table, given, by: user.name });
  if (plan.missing.length > 0) return dataPolicy(plan.missing);
  recordWrite(request, plan, 'ticket.create');
  storeWrite(world, plan, user.name);
  const answer = jsonAnswer(201, { result: renderRow(world, plan.row, readView(exchange.query)) });
  const location = `${world.urls.servicenow}/${tenant.name}/api/now/table/${table}/${plan.row.sysId}`;
  return { ...answer, headers: { ...answer.headers, Location: location } };
}

function updateRow(request: TableRequest, before: KeptRow): Answer {
  const { world, tenant, table, user, exchange } = request;
  if (!user.mayWrite) return writeForbidden('Update');
  const given = readBody(exchange.body);
  if (given === undefined) return unreadable();
  const plan = planWrite(world, { tenant: tenant.name, table, before, given, by: user.name });
  if (plan.missing.length > 0) return dataPolicy(plan.missing);
  if (Object.keys(plan.changed).length > 0) recordWrite(request, plan, 'ticket.update');
  recordNotes(request, plan);
  storeWrite(world, plan, user.name);
  return jsonAnswer(200, { result: renderRow(world, plan.row, readView(exchange.query)) });
}

function deleteRow(request: TableRequest, row: KeptRow): Answer {
  if (!request.user.mayWrite) return writeForbidden('Delete');
  recordWrite(request, { row, changed: {}, notes: [], missing: [] }, 'ticket.delete');
  request.world.tables.remove(row);
  return { status: 204 };
}

/** On disk before the row changes and before anybody is answered. */
function recordWrite(request: TableRequest, plan: PlannedWrite, op: string): void {
  const { number = '', correlation_id: key = '' } = plan.row.fields;
  request.world.effects.append({
    service: 'servicenow',
    tenant: request.tenant.name,
    op,
    target: plan.row.sysId,
    key,
    effect: { table: request.table, number, ...plan.changed },
  });
  if (op === 'ticket.create') recordNotes(request, plan);
}

function recordNotes(request: TableRequest, { row, notes }: PlannedWrite): void {
  const { number = '', correlation_id: key = '' } = row.fields;
  for (const { element, value } of notes) {
    const effect = { table: request.table, number, element, value };
    const { name: tenant } = request.tenant;
    request.world.effects.append({ service: 'servicenow', tenant, op: 'ticket.note', target: row.sysId, key, effect });
  }
}

interface Rate {
  readonly isAllowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly retryAfterSeconds: number;
}

function countRequest(world: World, tenant: SimulatedTenant, user: string): Rate {
  const limit = world.behaviour.servicenow.requestsPerHour;
  if (limit === 0) return { isAllowed: true, headers: {}, retryAfterSeconds: 0 };
  const { isAllowed, resetAt } = world.hourRates.count(`${tenant.name}/${user}`, limit);
  const headers = {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Reset': String(Math.floor(resetAt / 1_000)),
    'X-RateLimit-Rule': '5d4b2f0fdb1032007a2afbc5bf961912',
  };
  return { isAllowed, headers, retryAfterSeconds: Math.ceil((resetAt - world.now()) / 1_000) };
}

function tooManyRequests({ headers, retryAfterSeconds }: Rate): Answer {
  const answer = tableError(429, 'Rate limit exceeded', 'Rate limit exceeded for this user');
  return { ...answer, headers: { ...answer.headers, ...headers, 'Retry-After': String(retryAfterSeconds) } };
}

function unreadable(): Answer {
  return tableError(400, 'Exception while reading request', 'The payload is not valid JSON.');
}

/** Column values as text; nothing if the body is not a JSON object. */
function readBody(body: string): Row | undefined {
  const parsed = parseJson(body);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  return Object.fromEntries(Object.entries(parsed).map(([column, value]) => [column, textOf(value)]));
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Told to the caller as 400.
    return undefined;
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
