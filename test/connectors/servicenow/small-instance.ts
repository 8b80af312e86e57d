import type { ServerResponse } from 'node:http';
import { createServiceNow } from '../../../connectors/servicenow/servicenow.ts';
import type { ServiceNow } from '../../../connectors/servicenow/servicenow.ts';
import { sendJson, startLocalServer } from '../local-server.ts';
import type { LocalServer, SeenRequest } from '../local-server.ts';

/** Rows by table. */
type Rows = Record<string, Record<string, unknown>[]>;

/** A ServiceNow of three tables, which ignores queries but for what `matches` says: the platform's widening trap. */
export interface SmallInstance {
  readonly server: LocalServer;
  readonly serviceNow: ServiceNow;
  readonly rows: Rows;
  /** Takes over an answer; true if it did. */
  intercept: (request: SeenRequest, response: ServerResponse, store: () => unknown) => boolean;
  /** Whether a listing contains a row. By default all: the query was widened. */
  matches: (row: Record<string, unknown>, query: string) => boolean;
}

/** A row of an incident as the instance answers it. */
export function anIncidentRow(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    sys_id: 'a'.repeat(32),
    number: 'INC0000001',
    short_description: 'A title',
    description: '',
    state: '1',
    active: 'true',
    correlation_id: 'contoso/k',
    assignment_group: { link: 'https://example.service-now.com/api/now/table/sys_user_group/g1', value: 'g1' },
    opened_at: '2026-11-20 08:00:00',
    sys_updated_on: '2026-11-20 09:00:00',
    ...changes,
  };
}

/** Starts an instance with the group `monitoring`. */
export async function startSmallInstance(): Promise<SmallInstance> {
  const rows: Rows = {
    incident: [],
    sys_journal_field: [],
    sys_user_group: [{ sys_id: 'g1', name: 'monitoring', active: 'true' }],
  };
  const server = await startLocalServer((request, response) => {
    const [, , , , , table = '', sysId = ''] = request.path.split('/');
    const store = (): unknown => write(rows, { table, sysId, body: request.body });
    if (instance.intercept(request, response, store)) return;
    if (request.method !== 'GET') return sendJson(response, request.method === 'POST' ? 201 : 200, { result: store() });
    const query = request.query.get('sysparm_query') ?? '';
    const found = (rows[table] ?? []).filter((row) => instance.matches(row, query));
    const offset = Number(request.query.get('sysparm_offset'));
    const page = found.slice(offset, offset + Number(request.query.get('sysparm_limit')));
    return sendJson(response, 200, { result: page }, { 'x-total-count': String(found.length) });
  });
  const serviceNow = createServiceNow({
    url: server.url,
    user: 'watchbill',
    password: 'password-of-the-test',
    http: { limits: { totalMs: 500 } },
  });
  const instance: SmallInstance = { server, serviceNow, rows, intercept: () => false, matches: () => true };
  return instance;
}

function write(rows: Rows, { table, sysId, body }: { table: string; sysId: string; body: string }): unknown {
  const { work_notes: note, ...fields } = JSON.parse(body) as Record<string, unknown>;
  const known = rows[table]?.find((row) => row['sys_id'] === sysId);
  const count = (rows[table]?.length ?? 0) + 1;
  const row =
    known ??
    anIncidentRow({ sys_id: String(count).padStart(32, '0'), number: `INC000000${count}`, assignment_group: '' });
  Object.assign(row, fields);
  if (known === undefined) rows[table]?.push(row);
  if (note !== undefined)
    rows['sys_journal_field']?.push({
      sys_id: `j${rows['sys_journal_field'].length}`,
      element_id: sysId,
      element: 'work_notes',
      value: note,
    });
  return row;
}
