import { expect, test } from 'vitest';
import type { ContentEntry } from '../../../simulator/control/control-types.ts';
import { aBench, afOf, jsonOf } from '../support.ts';
import type { Bench } from '../support.ts';

async function aStartedBench(pageSize = 200): Promise<Bench> {
  const bench = await aBench({ behaviour: { management: { pageSize } } });
  await bench.control.setSubscription({ tenant: 'contoso', contentType: 'Audit.General', status: 'enabled' });
  return bench;
}

function content(bench: Bench, window = ''): Promise<Response> {
  return bench.feed(`subscriptions/content?contentType=Audit.General${window}`);
}

async function putAt(bench: Bench, contentCreated: string): Promise<string> {
  return (await bench.control.putContent({ tenant: 'contoso', body: '[]', contentCreated })).contentId;
}

test('F17 the start of a window is inclusive and its end exclusive, by the time the blob was made', async () => {
  const bench = await aStartedBench();
  await putAt(bench, '2026-11-20T09:59:59.999Z');
  const first = await putAt(bench, '2026-11-20T10:00:00.000Z');
  const last = await putAt(bench, '2026-11-20T10:59:59.999Z');
  await putAt(bench, '2026-11-20T11:00:00.000Z');
  const response = await content(bench, '&startTime=2026-11-20T10:00:00&endTime=2026-11-20T11:00:00');
  const ids = (await jsonOf<ContentEntry[]>(response)).map(({ contentId }) => contentId);
  expect(ids.toSorted()).toEqual([first, last].toSorted());
});

test.each([
  ['one bound alone', '&startTime=2026-11-20T10:00:00', 'AF20030'],
  ['24 hours and a second', '&startTime=2026-11-19T09:59:59&endTime=2026-11-20T10:00:00', 'AF20030'],
  ['a start older than 7 days', '&startTime=2026-11-13T12:00:00&endTime=2026-11-13T13:00:00', 'AF20030'],
  ['start and end alike', '&startTime=2026-11-20T10:00:00&endTime=2026-11-20T10:00:00', 'AF20055'],
  ['an end before the start', '&startTime=2026-11-20T10:00:00&endTime=2026-11-20T09:00:00', 'AF20055'],
  ['a fraction of a second', '&startTime=2026-11-20T10:00:00.000Z&endTime=2026-11-20T11:00:00.000Z', 'AF20002'],
  ['no time at all', '&startTime=yesterday&endTime=today', 'AF20002'],
  ['a page token of nobody', '&nextPage=1', 'AF20031'],
])('a window with %s is refused', async (_name, window, code) => {
  expect(await afOf(await content(await aStartedBench(), window))).toBe(`400 ${code}`);
});

test.each([
  ['24 hours', '&startTime=2026-11-19T10:00:00&endTime=2026-11-20T10:00:00'],
  ['a start just under 7 days ago', '&startTime=2026-11-13T12:00:01&endTime=2026-11-13T13:00:00'],
  ['dates alone', '&startTime=2026-11-19&endTime=2026-11-20'],
  ['minutes', '&startTime=2026-11-20T10:00&endTime=2026-11-20T11:00'],
])('a window of %s is fine', async (_name, window) => {
  expect((await content(await aStartedBench(), window)).status).toBe(200);
});

test('pages follow NextPageUri on /api/v1/, hold everything once, and say nothing about time by their order', async () => {
  const bench = await aStartedBench(3);
  const ids: string[] = [];
  for (let minute = 0; minute < 10; minute++) ids.push(await putAt(bench, `2026-11-20T11:0${minute}:00Z`));
  const pages: string[][] = [];
  const headers = { authorization: `Bearer ${await bench.token()}` };
  let response = await content(bench, '&startTime=2026-11-20T11:00:00&endTime=2026-11-20T12:00:00');
  for (;;) {
    pages.push((await jsonOf<ContentEntry[]>(response)).map(({ contentId }) => contentId));
    const next = response.headers.get('NextPageUri');
    if (next === null) break;
    expect(next.startsWith(`${bench.simulator.urls.management}/api/v1/`)).toBe(true);
    expect(next).toContain('startTime=2026-11-20T11%3A00%3A00');
    response = await fetch(next, { headers });
  }
  expect(pages.map((page) => page.length)).toEqual([3, 3, 3, 1]);
  expect(pages.flat().toSorted()).toEqual(ids.toSorted());
  expect(pages.flat()).not.toEqual(ids);
});

test('a page that holds the last entry exactly has no next one', async () => {
  const bench = await aStartedBench(2);
  await putAt(bench, '2026-11-20T11:00:00Z');
  await putAt(bench, '2026-11-20T11:01:00Z');
  expect((await content(bench)).headers.get('NextPageUri')).toBeNull();
});

test('without a window the last 24 hours are listed, and the next page says which window that was', async () => {
  const bench = await aStartedBench(1);
  await putAt(bench, '2026-11-19T12:00:00Z');
  await putAt(bench, '2026-11-19T12:00:01Z');
  await putAt(bench, '2026-11-20T12:00:00.500Z');
  const response = await content(bench);
  expect(response.headers.get('NextPageUri')).toContain(
    'startTime=2026-11-19T12%3A00%3A01&endTime=2026-11-20T12%3A00%3A01',
  );
});

test('an entry expires seven days after it was made', async () => {
  const bench = await aStartedBench();
  await putAt(bench, '2026-11-20T11:00:00Z');
  const [entry] = await jsonOf<ContentEntry[]>(await content(bench));
  expect(entry).toMatchObject({
    contentType: 'Audit.General',
    contentCreated: '2026-11-20T11:00:00.000Z',
    contentExpiration: '2026-11-27T11:00:00.000Z',
  });
});
