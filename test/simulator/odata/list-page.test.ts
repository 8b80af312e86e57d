import { expect, test } from 'vitest';
import { listPage, selected } from '../../../simulator/odata/list-page.ts';
import type { ListRules } from '../../../simulator/odata/list-page.ts';
import type { JsonRecord } from '../../../simulator/records/record-types.ts';

interface Entity {
  readonly id: string;
  readonly rank: number;
}

const ENTITIES: readonly Entity[] = Array.from({ length: 7 }, (_, at) => ({ id: `e${at}`, rank: at % 3 }));

const RULES: ListRules<Entity> = {
  url: 'http://graph.example/v1.0/things',
  context: 'context',
  fields: ({ id, rank }) => ({ id, rank }),
  render: ({ id, rank }) => ({ '@odata.type': 'thing', id, rank }),
  filterable: ['id', 'rank'],
  topDefault: 3,
  topMax: 5,
  skipMax: 6,
  paging: 'skip',
};

function page(query: string, rules: Partial<ListRules<Entity>> = {}): JsonRecord | string {
  const listed = listPage(ENTITIES, new URLSearchParams(query), { ...RULES, ...rules });
  return 'problem' in listed ? listed.problem : listed.body;
}

function idsOf(query: string, rules: Partial<ListRules<Entity>> = {}): readonly unknown[] {
  const body = page(query, rules);
  const value = typeof body === 'string' ? [] : (body['value'] as unknown as readonly Entity[]);
  return value.map(({ id }) => id);
}

test('a page has its usual size, and the next link goes on with the same question', () => {
  const body = page('$filter=rank ge 0');
  expect(idsOf('$filter=rank ge 0')).toEqual(['e0', 'e1', 'e2']);
  expect(body).toHaveProperty(['@odata.nextLink'], 'http://graph.example/v1.0/things?$filter=rank+ge+0&$skip=3');
});

test('next links with a token lead to the end, each entity once', () => {
  const seen: unknown[] = [];
  let query = '$top=3';
  for (let turn = 0; turn < 3; turn++) {
    const body = page(query, { paging: 'skiptoken' });
    if (typeof body === 'string') expect.fail(body);
    seen.push(...(body['value'] as unknown as readonly Entity[]).map(({ id }) => id));
    const next = body['@odata.nextLink'];
    query = typeof next === 'string' ? next.slice(next.indexOf('?') + 1) : 'end';
  }
  expect(seen).toEqual(ENTITIES.map(({ id }) => id));
  expect(query).toBe('end');
});

test('where a vendor gives no next link, none comes', () => {
  expect(page('', { paging: 'none' })).not.toHaveProperty(['@odata.nextLink']);
});

test.each([
  ['$orderby=rank desc,id', ['e2', 'e5', 'e1']],
  ['$orderby=rank,id desc', ['e6', 'e3', 'e0']],
  ['$top=6', ['e0', 'e1', 'e2', 'e3', 'e4']],
  ['$top=0', []],
  ['$skip=6', ['e6']],
  ['$filter=rank eq 2', ['e2', 'e5']],
])('%s gives %j', (query, ids) => {
  expect(idsOf(query)).toEqual(ids);
});

test.each([
  ['$top=6', { isTopRefused: true }, "The limit of '5' for Top query has been exceeded."],
  ['$top=x', {}, "Invalid value 'x' for $top query option found."],
  ['$skip=7', {}, "The limit of '6' for Skip query has been exceeded."],
  ['$skip=-1', {}, 'The $skip or $skiptoken query option is not valid.'],
  ['$skiptoken=%%%', {}, 'The $skip or $skiptoken query option is not valid.'],
  ['$orderby=other', {}, "Invalid orderby clause 'other'."],
  ['$orderby=rank up', {}, "Invalid orderby clause 'rank up'."],
  ['$filter=other eq 1', {}, "Filter on property 'other' is not supported."],
])('%s is refused', (query, rules, problem) => {
  expect(page(query, rules)).toBe(problem);
});

test('$top of exactly the most is taken where more is refused', () => {
  expect(idsOf('$top=5', { isTopRefused: true })).toHaveLength(5);
});

test('$count counts all that fits, and $select leaves what was named, the id and annotations', () => {
  expect(page('$count=true&$select=id&$top=1')).toMatchObject({
    '@odata.count': 7,
    value: [{ '@odata.type': 'thing', id: 'e0' }],
  });
  expect(selected({ id: 'a', Rank: 1, other: 2 }, ['rank'])).toEqual({ id: 'a', Rank: 1 });
});
