import { describe, expect, test } from 'vitest';
import type { Entity } from '../../../connectors/graph/entity.ts';
import { readEntity } from '../../../connectors/graph/entity.ts';
import type { GraphCalls } from '../../../connectors/graph/graph-calls.ts';
import { listChanged, PAGE_ROWS, PAGES_MAX } from '../../../connectors/graph/list-changed.ts';
import type { Json } from '../../../contracts/json.ts';

interface Row {
  readonly id: string;
  readonly lastUpdateDateTime: string;
}

const FROM = Date.parse('2026-11-20T00:00:00Z');
const LISTING = { purpose: 'list incidents', path: 'security/incidents', updatedFrom: FROM } as const;

const aRow = (id: number, second: number): Row => ({
  id: String(id),
  lastUpdateDateTime: new Date(FROM + second * 1_000).toISOString().replace('.000Z', '.1234567Z'),
});

/** Answers as Graph does for a filter on one moment, an order, `$top` and `$skip`; gives nextLink only if asked to. */
function upstreamOf(
  rows: readonly Row[],
  link?: string,
): { readonly calls: GraphCalls; readonly queries: Record<string, string>[] } {
  const queries: Record<string, string>[] = [];
  const call: GraphCalls['call'] = ({ query = {} }) => {
    queries.push({ ...query });
    const skip = Number(query['$skip'] ?? '0');
    if (skip > 500) expect.fail('The upstream takes no such skip');
    const bound = (operator: string): string =>
      new RegExp(`lastUpdateDateTime ${operator} (\\S+)`).exec(query['$filter'] ?? '')?.[1] ?? '';
    const isAscending = (query['$orderby'] ?? '').endsWith(' asc');
    const fitting = rows
      .filter(
        ({ lastUpdateDateTime: at }) =>
          at >= bound('ge') && (bound('lt') === '' || at < bound('lt')) && (bound('le') === '' || at <= bound('le')),
      )
      .sort((a, b) => (a.lastUpdateDateTime < b.lastUpdateDateTime ? -1 : 1) * (isAscending ? 1 : -1));
    // With a link pages are short, and hold one row.
    const page = fitting.slice(skip, skip + (link === undefined ? Number(query['$top']) : 1));
    const body = { value: page, ...(link === undefined || page.length === 0 ? {} : { '@odata.nextLink': link }) };
    return Promise.resolve({ status: 200, headers: {}, json: body as unknown as Json, bytes: Buffer.alloc(0) });
  };
  const entity = async (one: Parameters<typeof call>[0]): Promise<Entity> =>
    readEntity(one.purpose, (await call(one)).json);
  return { queries, calls: { call, entity, list: () => Promise.resolve([]) } };
}

const idsOf = (rows: readonly Entity[]): readonly number[] => rows.map((row) => Number(row.needed('id')));

describe('F16: a listing of what has changed', () => {
  test.each([0, 1, PAGE_ROWS - 1, PAGE_ROWS, PAGE_ROWS + 1, 3 * PAGE_ROWS])(
    'has all of %i rows, once each, without a nextLink',
    async (count) => {
      const { calls } = upstreamOf(Array.from({ length: count }, (_, at) => aRow(at, at)));
      const upwards = idsOf(await listChanged(calls, { ...LISTING, order: 'oldest-first' }));
      expect(upwards).toEqual(Array.from({ length: count }, (_, at) => at));
      const downwards = idsOf(await listChanged(calls, { ...LISTING, order: 'newest-first' }));
      expect(downwards).toEqual([...upwards].reverse());
    },
  );

  test.each(['oldest-first', 'newest-first'] as const)('passes over many rows of one moment, %s', async (order) => {
    const rows = [
      ...Array.from({ length: 230 }, (_, at) => aRow(at, 5)),
      ...Array.from({ length: 70 }, (_, at) => aRow(300 + at, at)),
    ];
    const { calls } = upstreamOf(rows);
    const ids = idsOf(await listChanged(calls, { ...LISTING, order }));
    expect(new Set(ids).size).toBe(300);
    expect(ids).toHaveLength(300);
  });

  test('asks for the window, the order and the conditions that are wanted, and stops when it has enough', async () => {
    const { calls, queries } = upstreamOf(Array.from({ length: 120 }, (_, at) => aRow(at, at)));
    const rows = await listChanged(calls, {
      ...LISTING,
      updatedBefore: FROM + 3_600_000,
      order: 'newest-first',
      where: ["status eq 'active'"],
      query: { $expand: 'alerts' },
      take: 60,
    });
    expect(rows).toHaveLength(60);
    expect(queries).toHaveLength(2);
    expect(queries[0]).toEqual({
      $expand: 'alerts',
      $filter:
        "lastUpdateDateTime ge 2026-11-20T00:00:00.000Z and lastUpdateDateTime lt 2026-11-20T01:00:00.000Z and status eq 'active'",
      $orderby: 'lastUpdateDateTime desc',
      $top: '50',
    });
    expect(queries[1]?.['$filter']).toContain('lastUpdateDateTime le 2026-11-20T00:01:10.1234567Z');
  });

  test('of a row that changes meanwhile the later state counts', async () => {
    let page = 0;
    const { calls } = upstreamOf([]);
    const pages = [
      Array.from({ length: PAGE_ROWS }, (_, at) => ({ ...aRow(at, at), status: 'old' })),
      [{ ...aRow(0, 99), status: 'new' }],
    ];
    const call: GraphCalls['call'] = () =>
      Promise.resolve({ status: 200, headers: {}, json: { value: pages[page++] ?? [] }, bytes: Buffer.alloc(0) });
    const rows = await listChanged({ ...calls, call }, { ...LISTING, order: 'oldest-first' });
    expect(rows).toHaveLength(PAGE_ROWS);
    expect(rows.at(-1)?.text('status')).toBe('new');
  });

  test('a nextLink tells that more follows a short page, and is not itself followed', async () => {
    const { calls, queries } = upstreamOf([aRow(1, 1), aRow(2, 2)], 'https://attacker.example/');
    expect(idsOf(await listChanged(calls, { ...LISTING, order: 'oldest-first' }))).toEqual([1, 2]);
    expect(queries[1]).toMatchObject({ $filter: 'lastUpdateDateTime ge 2026-11-20T00:00:01.1234567Z', $skip: '1' });
  });

  test('an upstream that answers the same page again is an invalid answer', async () => {
    const rows = Array.from({ length: PAGE_ROWS }, (_, at) => aRow(at, at));
    const { calls } = upstreamOf([]);
    const call: GraphCalls['call'] = () =>
      Promise.resolve({ status: 200, headers: {}, json: { value: rows as unknown as Json }, bytes: Buffer.alloc(0) });
    await expect(listChanged({ ...calls, call }, { ...LISTING, order: 'oldest-first' })).rejects.toMatchObject({
      kind: 'invalid-answer',
    });
  });

  test('more rows of one moment than can be passed over, and more pages than the limit, are refused', async () => {
    const many = upstreamOf(Array.from({ length: 560 }, (_, at) => aRow(at, 5)));
    await expect(listChanged(many.calls, { ...LISTING, order: 'oldest-first' })).rejects.toThrow(/one moment/);
    const endless = upstreamOf(Array.from({ length: PAGE_ROWS * (PAGES_MAX + 1) }, (_, at) => aRow(at, at)));
    await expect(listChanged(endless.calls, { ...LISTING, order: 'oldest-first' })).rejects.toThrow(/200 pages/);
  });
});
