import type { JsonRecord, JsonValue } from '../records/record-types.ts';
import { compareValues } from './compare-values.ts';
import { parseFilter, valueAt } from './parse-filter.ts';

/** How a collection may be listed. */
export interface ListRules<T> {
  /** Address of the collection, without a query: what a next link begins with. */
  readonly url: string;
  /** What stands in `@odata.context`. */
  readonly context: string;
  /** What filters and orders look at: cheap, for it is made of every entity. */
  readonly fields: (entity: T) => JsonRecord;
  /** What is answered, made only of the entities of the page. */
  readonly render: (entity: T) => JsonRecord;
  /** Properties for `$filter` and `$orderby`. */
  readonly filterable: readonly string[];
  readonly topDefault: number;
  readonly topMax: number;
  /** A larger `$top` is cut to the most, or refused. @default cut */
  readonly isTopRefused?: boolean;
  /** @default without end */
  readonly skipMax?: number;
  /** How a next link goes on; `none` never gives one, whatever the vendor's pages promise. */
  readonly paging: 'skip' | 'skiptoken' | 'none';
}

/** The body of a listing, or what is wrong with the query. */
export type ListedPage = { readonly body: JsonRecord } | { readonly problem: string };

/** Filters, orders and cuts a collection as the query says. */
export function listPage<T>(entities: readonly T[], query: URLSearchParams, rules: ListRules<T>): ListedPage {
  const range = readRange(query, rules);
  if ('problem' in range) return range;
  const rows = entities.map((entity) => ({ entity, fields: rules.fields(entity) }));
  const filter = query.get('$filter');
  const parsed = filter === null ? { test: () => true } : parseFilter(filter, rules.filterable);
  if ('problem' in parsed) return parsed;
  const order = readOrder(query.get('$orderby'), rules.filterable);
  if ('problem' in order) return order;
  const found = rows.filter(({ fields }) => parsed.test(fields)).toSorted((a, b) => order.compare(a.fields, b.fields));
  const page = found.slice(range.skip, range.skip + range.top);
  const next = range.skip + range.top;
  const hasMore = rules.paging !== 'none' && next < found.length;
  const select = query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  return {
    body: {
      '@odata.context': rules.context,
      ...(query.get('$count') === 'true' ? { '@odata.count': found.length } : {}),
      value: page.map(({ entity }) => selected(rules.render(entity), select)),
      ...(hasMore ? { '@odata.nextLink': nextLink(query, rules, next) } : {}),
    },
  };
}

/** The named members of an entity, and its id; all of it if nothing is named. */
export function selected(entity: JsonRecord, select: readonly string[] | undefined): JsonRecord {
  if (select === undefined) return entity;
  const wanted = new Set(['id', ...select.map((name) => name.toLowerCase())]);
  return Object.fromEntries(
    Object.entries(entity).filter(([name]) => name.startsWith('@') || wanted.has(name.toLowerCase())),
  );
}

interface Range {
  readonly top: number;
  readonly skip: number;
}

function readRange<T>(query: URLSearchParams, rules: ListRules<T>): Range | { readonly problem: string } {
  const top = readCount(query.get('$top'), rules.topDefault);
  const token = query.get('$skiptoken');
  const skip = token === null ? readCount(query.get('$skip'), 0) : readSkipToken(token);
  if (top === undefined) return { problem: `Invalid value '${query.get('$top')}' for $top query option found.` };
  if (skip === undefined) return { problem: 'The $skip or $skiptoken query option is not valid.' };
  if (rules.isTopRefused === true && top > rules.topMax)
    return { problem: `The limit of '${rules.topMax}' for Top query has been exceeded.` };
  if (rules.skipMax !== undefined && skip > rules.skipMax)
    return { problem: `The limit of '${rules.skipMax}' for Skip query has been exceeded.` };
  return { top: Math.min(top, rules.topMax), skip };
}

function readCount(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function readSkipToken(token: string): number | undefined {
  return readCount(Buffer.from(token, 'base64url').toString('utf8'), 0);
}

interface Order {
  readonly compare: (a: JsonRecord, b: JsonRecord) => number;
}

function readOrder(text: string | null, sortable: readonly string[]): Order | { readonly problem: string } {
  if (text === null) return { compare: () => 0 };
  const keys = text.split(',').map((part) => part.trim().split(/\s+/));
  for (const [path = '', direction = 'asc', ...rest] of keys) {
    const isKnown = sortable.some((name) => name.toLowerCase() === path.toLowerCase());
    if (!isKnown || !/^(asc|desc)$/i.test(direction) || rest.length > 0)
      return { problem: `Invalid orderby clause '${text}'.` };
  }
  const compareBy = (a: JsonRecord, b: JsonRecord, [path = '', direction = 'asc']: readonly string[]): number => {
    const compared = compareValues(valueAt(a, path), valueAt(b, path)) || 0;
    return direction.toLowerCase() === 'desc' ? -compared : compared;
  };
  return { compare: (a, b) => keys.map((key) => compareBy(a, b, key)).find((compared) => compared !== 0) ?? 0 };
}

function nextLink<T>(query: URLSearchParams, rules: ListRules<T>, next: number): JsonValue {
  const parameters = new URLSearchParams(query);
  parameters.delete('$skip');
  parameters.delete('$skiptoken');
  if (rules.paging === 'skip') parameters.set('$skip', String(next));
  else parameters.set('$skiptoken', Buffer.from(String(next)).toString('base64url'));
  return `${rules.url}?${parameters.toString().replaceAll('%24', '$')}`;
}
