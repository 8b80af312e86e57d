import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';
import { compareTexts, matchesQuery, parseEncodedQuery } from './encoded-query.ts';
import type { EncodedQuery } from './encoded-query.ts';
import { isColumn, readField, readView, renderRow } from './render-row.ts';
import { noRecordFound, tableError } from './table-error.ts';
import type { TableRequest } from './table-request.ts';
import type { KeptRow } from './table-store.ts';

/** `GET /table/{table}`: limit and offset count before access rules are applied, so that a page may be short. */
export function listRows(request: TableRequest): Answer {
  const { world, tenant, table, version, exchange } = request;
  const query = parseEncodedQuery(exchange.query.get('sysparm_query') ?? '', (column) => isColumn(table, column));
  if (query.hasScript) {
    return tableError(400, 'Invalid query', 'Script evaluation is not allowed in sysparm_query for this user');
  }
  const isEmptied = query.invalid.length > 0 && world.behaviour.servicenow.strictQueries;
  const all = isEmptied ? [] : world.tables.rows(tenant.name, table);
  const found = all.filter((row) => matchesQuery(query, (column) => readField(world, row, column)));
  sortRows(request, query, found);
  const limit = readCount(exchange.query, 'sysparm_limit', world.behaviour.servicenow.rowsDefault);
  const offset = readCount(exchange.query, 'sysparm_offset', 0);
  const page = found.slice(offset, offset + limit).filter((row) => !row.isHidden);
  if (page.length === 0 && version === 'v1') return noRecordFound();
  const view = readView(exchange.query);
  return jsonAnswer(
    200,
    { result: page.map((row) => renderRow(world, row, view)) },
    pagingHeaders(request, { total: found.length, limit, offset }),
  );
}

function sortRows({ world }: TableRequest, query: EncodedQuery, rows: KeptRow[]): void {
  rows.sort((a, b) => {
    for (const { column, isDescending } of query.order) {
      const comparison = compareTexts(readField(world, a, column), readField(world, b, column));
      if (comparison !== 0) return isDescending ? -comparison : comparison;
    }
    return 0;
  });
}

function readCount(query: URLSearchParams, name: string, otherwise: number): number {
  const count = Number.parseInt(query.get(name) ?? '', 10);
  return Number.isNaN(count) || count < 0 ? otherwise : count;
}

interface Paging {
  readonly total: number;
  readonly limit: number;
  readonly offset: number;
}

function pagingHeaders({ exchange, world, tenant }: TableRequest, paging: Paging): Record<string, string> {
  const { total, limit, offset } = paging;
  const headers: Record<string, string> = {};
  if (exchange.query.get('sysparm_no_count') !== 'true') headers['X-Total-Count'] = String(total);
  if (exchange.query.get('sysparm_suppress_pagination_header') === 'true' || limit === 0) return headers;
  const lastOffset = Math.max(0, Math.floor((total - 1) / limit) * limit);
  const link = (relation: string, to: number): string => {
    const query = new URLSearchParams(exchange.query);
    query.set('sysparm_limit', String(limit));
    query.set('sysparm_offset', String(to));
    return `<${world.urls.servicenow}/${tenant.name}${exchange.path}?${query.toString()}>;rel="${relation}"`;
  };
  const links = [link('first', 0)];
  if (offset > 0) links.push(link('prev', Math.max(0, offset - limit)));
  if (offset + limit < total) links.push(link('next', offset + limit));
  links.push(link('last', lastOffset));
  return { ...headers, Link: links.join(',') };
}
