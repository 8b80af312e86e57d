import type { Json, JsonObject } from '../../contracts/json.ts';
import { createHttpClient } from '../http/http-client.ts';
import type { HttpClient, Refusal } from '../http/http-client.ts';
import { UpstreamError } from '../upstream-error.ts';
import { encodeQuery } from './encoded-query.ts';
import type { Condition } from './encoded-query.ts';
import { readRows } from './read-rows.ts';
import type { Row } from './read-rows.ts';
import type { ServiceNowSettings } from './settings.ts';

/** Rows asked for on one page. */
export const PAGE_ROWS = 100;
/** Pages of one listing at most. */
export const PAGES_MAX = 100;

/** A listing of rows. */
export interface Listing {
  /** What it is for, to follow «Cannot». */
  readonly purpose: string;
  readonly table: string;
  readonly where: readonly Condition[];
  readonly fields: readonly string[];
  /** Rows that are asked for; the instance knows nothing of it. */
  readonly keep: (row: Row) => boolean;
  /** Rows at most. */
  readonly limit: number;
  /** Column by which rows come, those that have the same value by sys_id. @default sys_id alone */
  readonly orderBy?: string;
  readonly signal?: AbortSignal | undefined;
}

/** The Table API, version 2, of one instance. */
export interface TableClient {
  /** Rows by sys_id, page by page, each once, and only those that `keep` lets pass. */
  list(listing: Listing): Promise<readonly Row[]>;
  /** Creates a row; a lost answer is `outcome-unknown`. */
  create(purpose: string, table: string, fields: JsonObject, signal?: AbortSignal): Promise<Row>;
  /** Sets fields of a row; `write` when a repeat would not be a no-op, as for journals. */
  update(purpose: string, update: RowUpdate, signal?: AbortSignal): Promise<Row>;
  close(): Promise<void>;
}

/** Which fields of which row. */
export interface RowUpdate {
  readonly table: string;
  readonly sysId: string;
  readonly fields: JsonObject;
  readonly effect: 'repeatable' | 'write';
}

/** Connects to an instance with Basic authentication; sends nothing yet. */
export function createTableClient(settings: ServiceNowSettings): TableClient {
  const basic = `Basic ${Buffer.from(`${settings.user}:${settings.password}`).toString('base64')}`;
  const client = createHttpClient({
    ...settings.http,
    upstream: 'ServiceNow',
    api: 'servicenow',
    base: settings.url,
    // Instances on premises live in private networks; the address is configured, never data.
    reach: 'private',
    authorization: { header: () => Promise.resolve(basic) },
    secrets: [settings.password],
    readRefusal,
  });
  return {
    list: (listing) => listRows(client, listing),
    create: async (purpose, table, json, signal) =>
      only(
        purpose,
        readRows(purpose, await client.call({ purpose, method: 'POST', path: pathOf(table), json, signal })),
      ),
    update: async (purpose, { table, sysId, fields, effect }, signal) => {
      const path = `${pathOf(table)}/${encodeURIComponent(sysId)}`;
      const call = { purpose, method: 'PATCH', path, json: fields, effect, signal } as const;
      return only(purpose, readRows(purpose, await client.call(call)));
    },
    close: () => client.close(),
  };
}

function pathOf(table: string): string {
  return `api/now/v2/table/${encodeURIComponent(table)}`;
}

function only(purpose: string, rows: readonly Row[]): Row {
  const [row] = rows;
  if (row !== undefined) return row;
  throw new UpstreamError(
    'invalid-answer',
    `Cannot ${purpose} because the answer must hold the row: ServiceNow answered none`,
  );
}

async function listRows(client: HttpClient, listing: Listing): Promise<readonly Row[]> {
  const { purpose, table, where, fields, keep, limit, orderBy, signal } = listing;
  const query = {
    // A fixed order, or pages could overlap and leave rows out.
    sysparm_query: encodeQuery(where, ...(orderBy === undefined ? [] : [orderBy]), 'sys_id'),
    sysparm_fields: fields.join(','),
    sysparm_limit: String(PAGE_ROWS),
  };
  const kept = new Map<string, Row>();
  for (let page = 0; page < PAGES_MAX; page++) {
    const offset = page * PAGE_ROWS;
    const paged = { ...query, sysparm_offset: String(offset) };
    const answer = await client.call({ purpose, method: 'GET', path: pathOf(table), query: paged, signal });
    const rows = readRows(purpose, answer);
    for (const row of rows) if (keep(row)) kept.set(row['sys_id'] ?? '', row);
    if (kept.size >= limit || isLastPage(rows, offset, answer.headers['x-total-count']))
      return [...kept.values()].slice(0, limit);
  }
  throw new UpstreamError(
    'rejected',
    `Cannot ${purpose} because a listing has ${PAGES_MAX} pages of ${PAGE_ROWS} rows at most: more follow`,
  );
}

/** A page may be short without being the last, since access rules take rows out after the limit was applied. */
function isLastPage(rows: readonly Row[], offset: number, total: string | string[] | undefined): boolean {
  const count = typeof total === 'string' && /^\d+$/.test(total) ? Number(total) : undefined;
  return count === undefined ? rows.length === 0 : offset + PAGE_ROWS >= count;
}

function readRefusal(_status: number, body: Json | undefined): Refusal {
  const error = isObject(body) ? body['error'] : undefined;
  if (!isObject(error)) return {};
  const said = [error['message'], error['detail']].filter(
    (part): part is string => typeof part === 'string' && part !== '',
  );
  return { message: said.join(': ') };
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
