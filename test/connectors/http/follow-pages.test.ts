import { afterEach, describe, expect, test } from 'vitest';
import { followPages, readODataPage, REPEATED_PAGES_MAX } from '../../../connectors/http/follow-pages.ts';
import type { PagedListing } from '../../../connectors/http/follow-pages.ts';
import { createHttpClient } from '../../../connectors/http/http-client.ts';
import type { HttpClient } from '../../../connectors/http/http-client.ts';
import type { Json } from '../../../contracts/json.ts';
import { sendJson, startLocalServer } from '../local-server.ts';
import type { LocalServer } from '../local-server.ts';

const PURPOSE = 'list things';

let server: LocalServer;
let client: HttpClient;
afterEach(async () => {
  await client.close();
  await server.close();
});

type PageAnswer = (page: number, origin: string) => unknown;

/** Answers page by page; `?page=` says which one is asked for, without it the first. */
async function listing(answer: PageAnswer, change: Partial<PagedListing<Json>> = {}): Promise<readonly Json[]> {
  server = await startLocalServer((request, response) =>
    sendJson(response, 200, answer(Number(request.query.get('page') ?? 1), `http://${request.headers.host}`)),
  );
  client = createHttpClient({ upstream: 'Example', base: `${server.url}/v1`, reach: 'public' });
  return followPages(client, {
    first: { purpose: PURPOSE, method: 'GET', path: 'things', query: { top: '2' }, headers: { prefer: 'x' } },
    read: (page) => readODataPage(PURPOSE, page),
    keyOf: (item) => JSON.stringify(item),
    ...change,
  });
}

const pageOf = (value: unknown, next?: string): unknown => ({
  value,
  ...(next === undefined ? {} : { '@odata.nextLink': next }),
});
const thingsAt = (origin: string, page: number): string => `${origin}/v1/things?page=${page}`;

describe('a listing in pages', () => {
  test('F16: is read to its end, each item once, the headers of the first call on every page and its query on none', async () => {
    const items = await listing((page, origin) =>
      page === 1
        ? pageOf([1, 2], thingsAt(origin, 2))
        : page === 2
          ? pageOf([2, 3], '/v1/things?page=3')
          : pageOf([4], ''),
    );
    expect(items).toEqual([1, 2, 3, 4]);
    expect(server.seen.map(({ query }) => query.get('top'))).toEqual(['2', null, null]);
    expect(server.seen.map(({ headers }) => headers['prefer'])).toEqual(['x', 'x', 'x']);
  });

  test('F16: an empty page with a successor is not the end', async () => {
    expect(await listing((page, origin) => (page < 6 ? pageOf([], thingsAt(origin, page + 1)) : pageOf([6])))).toEqual([
      6,
    ]);
  });

  test('F16: a page that comes again is dropped, too often is an invalid answer', async () => {
    const repeats = (times: number): PageAnswer => {
      return (page, origin) => (page <= times + 1 ? pageOf([1], thingsAt(origin, page + 1)) : pageOf([2]));
    };
    expect(await listing(repeats(REPEATED_PAGES_MAX))).toEqual([1, 2]);
    await client.close();
    await server.close();
    await expect(listing(repeats(REPEATED_PAGES_MAX + 1))).rejects.toMatchObject({
      kind: 'invalid-answer',
      message: `Cannot list things because each page of a listing must be a new one: found the same page came ${REPEATED_PAGES_MAX + 2} times in a row`,
    });
  });

  test.each([
    ['itself', 1],
    ['an earlier one', 2],
  ])('F16: a page that leads to %s is an invalid answer, and is asked for no more', async (_, back) => {
    await expect(
      listing((page, origin) => pageOf([page], thingsAt(origin, page === 3 ? back + 1 : page + 1))),
    ).rejects.toMatchObject({ kind: 'invalid-answer' });
    expect(server.seen).toHaveLength(3);
  });

  test('F16: a first page that leads to itself is found at once', async () => {
    await expect(listing((_, origin) => pageOf([1], `${origin}/v1/things?top=2`))).rejects.toMatchObject({
      kind: 'invalid-answer',
    });
    expect(server.seen).toHaveLength(1);
  });

  test.each([
    'https://evil.example/v1/things',
    '//evil.example/v1/things',
    'http://127.0.0.1:1/v1/things',
    'http://user@127.0.0.1/',
    'file:///etc/hosts',
    'javascript:alert(1)',
  ])('T8: a successor at %s is not asked for', async (next) => {
    await expect(listing(() => pageOf([1], next))).rejects.toMatchObject({ kind: 'rejected' });
    expect(server.seen).toHaveLength(1);
  });

  test('T8: a connector may say which paths are followed', async () => {
    const mayFollow = (url: URL): boolean => url.pathname.startsWith('/v1/');
    await expect(listing((_, origin) => pageOf([1], `${origin}/admin`), { mayFollow })).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('found another path'),
    });
  });

  test('a successor that is no address is an invalid answer', async () => {
    await expect(listing(() => pageOf([1], 'http://['))).rejects.toMatchObject({ kind: 'invalid-answer' });
  });

  test('F16: as many pages as the limit pass, one more is rejected', async () => {
    const upTo = (last: number): PageAnswer => {
      return (page, origin) => pageOf([page], page < last ? thingsAt(origin, page + 1) : undefined);
    };
    expect(await listing(upTo(4), { pagesMax: 4 })).toHaveLength(4);
    await client.close();
    await server.close();
    await expect(listing(upTo(5), { pagesMax: 4 })).rejects.toMatchObject({
      kind: 'rejected',
      message:
        'Cannot list things because a listing has 4 pages at most: another page follows. Narrow what is asked for',
    });
    expect(server.seen).toHaveLength(4);
  });

  test('as many items as the limit pass, one more is rejected, unless fewer are taken', async () => {
    const three: PageAnswer = (_, origin) => pageOf([1, 2, 3], thingsAt(origin, 2));
    expect(await listing(three, { take: 3, itemsMax: 3 })).toEqual([1, 2, 3]);
    await client.close();
    await server.close();
    await expect(listing(three, { itemsMax: 2 })).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('2 items at most'),
    });
    await client.close();
    await server.close();
    expect(await listing(three, { take: 2 })).toEqual([1, 2]);
    expect(server.seen).toHaveLength(1);
  });
});

describe('a page of OData', () => {
  test.each([
    [{}],
    [{ value: null }],
    [{ value: { 0: 1 } }],
    [[]],
    [null],
    ['text'],
    [{ value: [], '@odata.nextLink': 7 }],
  ])('F20: %j is an invalid answer and no empty listing', async (body) => {
    await expect(listing(() => body)).rejects.toMatchObject({ kind: 'invalid-answer' });
  });

  test('whose successor is null is the last', async () => {
    expect(await listing(() => ({ value: [1], '@odata.nextLink': null }))).toEqual([1]);
  });
});
