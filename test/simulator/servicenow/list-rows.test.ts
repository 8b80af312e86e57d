import { expect, test } from 'vitest';
import { aBench, jsonOf } from '../support.ts';
import type { Bench } from '../support.ts';

type Row = Record<string, string>;

async function aBenchWithTickets(strictQueries = false): Promise<Bench> {
  const bench = await aBench({ behaviour: { servicenow: { strictQueries } } });
  await bench.control.seedTickets({
    tenant: 'contoso',
    tickets: [
      { fields: { correlation_id: 'a', assignment_group: 'csirt', impact: '1' }, updatedHoursAgo: 30 },
      { fields: { correlation_id: 'b', assignment_group: 'monitoring', impact: '2' }, updatedHoursAgo: 20 },
      { fields: { correlation_id: 'c', assignment_group: 'csirt', impact: '3' }, updatedHoursAgo: 10 },
    ],
  });
  return bench;
}

async function list(bench: Bench, query: string, version = 'v2/'): Promise<{ ids: string[]; response: Response }> {
  const response = await bench.table(`${version}table/incident?${new URLSearchParams(query).toString()}`);
  const { result = [] } = await jsonOf<{ result?: Row[] }>(response.clone());
  return { ids: result.map(({ correlation_id: id = '' }) => id), response };
}

test.each([
  ['sysparm_query=correlation_id=a', 'a'],
  ['sysparm_query=correlation_id!=a', 'bc'],
  ['sysparm_query=correlation_idINa,c', 'ac'],
  ['sysparm_query=correlation_id=a^ORcorrelation_id=b', 'ab'],
  ['sysparm_query=assignment_group.name=csirt^impact<3', 'a'],
  ['sysparm_query=sys_updated_on<2026-11-19 12:00:00', 'a'],
  ['sysparm_query=sys_updated_on>=2026-11-19 16:00:00^ORDERBYDESCcorrelation_id', 'cb'],
  ['sysparm_query=short_descriptionISEMPTY^ORDERBYcorrelation_id', 'abc'],
])('the query %s gives %s', async (query, ids) => {
  expect((await list(await aBenchWithTickets(), query)).ids.join('')).toBe(ids);
});

test('an assignment group asked for by its name instead of its sys_id gives nothing', async () => {
  expect((await list(await aBenchWithTickets(), 'sysparm_query=assignment_group=csirt')).ids).toEqual([]);
});

test('an invalid part is ignored and the query widens; the strict instance gives no rows instead', async () => {
  const query = 'sysparm_query=corelation_id=a^impact<3';
  expect((await list(await aBenchWithTickets(), query)).ids).toEqual(['a', 'b']);
  expect((await list(await aBenchWithTickets(true), query)).ids).toEqual([]);
});

test('a query that would run a script is refused', async () => {
  const { response } = await list(await aBenchWithTickets(), 'sysparm_query=sys_updated_on<javascript:gs.hoursAgo(4)');
  expect(response.status).toBe(400);
});

test('no rows are 404 in version 1 and an empty list in version 2', async () => {
  const bench = await aBenchWithTickets();
  const query = 'sysparm_query=correlation_id=nobody';
  expect((await list(bench, query, '')).response.status).toBe(404);
  expect((await list(bench, query, 'v1/')).response.status).toBe(404);
  const second = await list(bench, query, 'v2/');
  expect([second.response.status, await second.response.text()]).toEqual([200, '{"result":[]}']);
});

test('limit and offset page through, with Link and X-Total-Count', async () => {
  const bench = await aBenchWithTickets();
  const first = await list(bench, 'sysparm_query=ORDERBYcorrelation_id&sysparm_limit=2');
  expect(first.ids).toEqual(['a', 'b']);
  expect(first.response.headers.get('x-total-count')).toBe('3');
  const link = first.response.headers.get('link') ?? '';
  expect(link).toMatch(/rel="next"/);
  expect(link).not.toMatch(/rel="prev"/);
  const next = /<([^>]+)>;rel="next"/.exec(link)?.[1] ?? '';
  const last = await list(bench, new URL(next).search);
  expect(last.ids).toEqual(['c']);
  expect(last.response.headers.get('link')).not.toMatch(/rel="next"/);
});

test('a row that the user may not see shortens its page, which is not the last for that', async () => {
  const bench = await aBenchWithTickets();
  await bench.control.seedTickets({
    tenant: 'contoso',
    tickets: [{ fields: { correlation_id: '0' }, isHidden: true }],
  });
  const page = await list(bench, 'sysparm_query=ORDERBYcorrelation_id&sysparm_limit=2');
  expect(page.ids).toEqual(['a']);
  expect(page.response.headers.get('x-total-count')).toBe('4');
  expect(page.response.headers.get('link')).toMatch(/rel="next"/);
});

test('a limit that is not a number counts as none', async () => {
  expect((await list(await aBenchWithTickets(), 'sysparm_limit=many')).ids).toHaveLength(3);
});
