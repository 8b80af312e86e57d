import { afterEach, describe, expect, test } from 'vitest';
import { createO365Management, PAGES_MAX } from '../../../connectors/o365-management/o365-management.ts';
import type { ContentListing, O365Management } from '../../../connectors/o365-management/o365-management.ts';
import { WINDOW_MAX_MS } from '../../../connectors/o365-management/plan-windows.ts';
import { connectorContract } from '../contract.ts';
import { sendJson, startLocalServer, unsignedToken } from '../local-server.ts';
import type { Handler, LocalServer } from '../local-server.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const PUBLISHER = '22222222-2222-4333-8444-555555555555';
const SECRET = 'client "secret"/of the+test';
const TOKEN = unsignedToken({ tid: TENANT, aud: 'https://manage.office.com', roles: ['ActivityFeed.Read'] });
const WINDOW = { from: Date.parse('2026-11-20T10:00:00Z'), to: Date.parse('2026-11-20T12:00:00Z') };
const FEED = `/api/v1.0/${TENANT}/activity/feed`;

function connect(url: string, http = {}): O365Management {
  return createO365Management({
    entraTenantId: TENANT,
    clientId: 'aaaaaaaa-2222-4333-8444-555555555555',
    clientSecret: SECRET,
    publisherId: PUBLISHER,
    authority: url,
    root: url,
    http,
  });
}

const answerBefore: (...given: Parameters<Handler>) => boolean = (request, response) => {
  if (!request.path.endsWith('/oauth2/v2.0/token')) return false;
  sendJson(response, 200, { token_type: 'Bearer', expires_in: 3_600, access_token: TOKEN });
  return true;
};

function sentContent(id: string): Record<string, string> {
  return {
    contentType: 'Audit.General',
    contentId: id,
    contentUri: `https://manage.office.com${FEED}/audit/${id}`,
    contentCreated: '2026-11-20T10:00:00.000Z',
    contentExpiration: '2026-11-27T10:00:00.000Z',
  };
}

connectorContract('the Management Activity feed', {
  secret: SECRET,
  answerBefore,
  connect: (url, http) => {
    const feed = connect(url, http);
    const read = (): Promise<ContentListing> => feed.listContent('Audit.General', WINDOW);
    const list = async (): Promise<readonly string[]> => {
      const listing = await read();
      return listing.status === 'listed' ? listing.contents.map(({ contentId }) => contentId) : [];
    };
    return { read, list, close: () => feed.close() };
  },
  good: [sentContent('c1'), sentContent('c2')],
  paging: {
    pageOf: ({ query }) => Number(query.get('nextPage') ?? 1),
    addressOf: (origin, page) => `${origin}${FEED}/subscriptions/content?nextPage=${page}`,
    send: (response, { items, next }) =>
      sendJson(response, 200, items.map(sentContent), next === undefined ? {} : { NextPageUri: next }),
  },
  endlessPage: (request, response, page) =>
    sendJson(response, 200, [], {
      NextPageUri: `http://${request.headers.host}${FEED}/subscriptions/content?nextPage=${page}`,
    }),
});

let server: LocalServer | undefined;
let feed: O365Management | undefined;
afterEach(async () => {
  await feed?.close();
  await server?.close();
});

async function setUp(handler: Handler): Promise<O365Management> {
  server = await startLocalServer((request, response) =>
    answerBefore(request, response) ? undefined : handler(request, response),
  );
  feed = connect(server.url);
  return feed;
}

function aContent(id: string, created: string): Record<string, string> {
  return {
    contentType: 'Audit.General',
    contentId: id,
    contentUri: `${server?.url}${FEED}/audit/${id}`,
    contentCreated: created,
    contentExpiration: created,
  };
}

const REF = { contentType: 'Audit.General', contentId: 'c1', createdAt: '', expiresAt: null };

function refuse(code: string, status = 400): Handler {
  return (_, response) => sendJson(response, status, { error: { code, message: 'No.' } });
}

describe('a listing', () => {
  test('F16: takes all pages, each content once, by time, and names publisher and window to the service', async () => {
    const management = await setUp((request, response) => {
      const isSecond = request.query.has('nextPage');
      const next = { NextPageUri: `${server?.url}/api/v1/${TENANT}/activity/feed/subscriptions/content?nextPage=2` };
      const created = isSecond ? ['c1', 'c0'] : ['c1', 'c2'];
      sendJson(
        response,
        200,
        created.map((id) => aContent(id, `2026-11-20T10:0${id.slice(1)}:00.000Z`)),
        isSecond ? {} : next,
      );
    });
    const listing = await management.listContent('Audit.General', WINDOW);
    expect(listing.status === 'listed' && listing.contents.map(({ contentId }) => contentId)).toEqual([
      'c0',
      'c1',
      'c2',
    ]);
    const calls = server?.seen.filter(({ method }) => method === 'GET') ?? [];
    expect(calls.map(({ query }) => query.get('PublisherIdentifier'))).toEqual([PUBLISHER, PUBLISHER]);
    expect([calls[0]?.query.get('startTime'), calls[0]?.query.get('endTime')]).toEqual([
      '2026-11-20T10:00:00',
      '2026-11-20T12:00:00',
    ]);
    expect(calls[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  test('F16: an empty page with a successor is not the end', async () => {
    const management = await setUp((request, response) => {
      const next = { NextPageUri: `${server?.url}${FEED}/subscriptions/content?nextPage=2` };
      sendJson(
        response,
        200,
        request.query.has('nextPage') ? [aContent('c1', '2026-11-20T10:00:00Z')] : [],
        request.query.has('nextPage') ? {} : next,
      );
    });
    expect(await management.listContent('Audit.General', WINDOW)).toMatchObject({ contents: [{ contentId: 'c1' }] });
  });

  test('F16: a page that leads back is refused, as are successors elsewhere', async () => {
    let next = '';
    const management = await setUp((_, response) => sendJson(response, 200, [], { NextPageUri: next }));
    const attempt = (address: string): Promise<unknown> => {
      next = address;
      return management.listContent('Audit.General', WINDOW);
    };
    await expect(attempt(`${server?.url}${FEED}/subscriptions/content?nextPage=1`)).rejects.toMatchObject({
      kind: 'invalid-answer',
      message: expect.stringContaining('page 2'),
    });
    const before = server?.seen.length ?? 0;
    for (const address of [
      'https://evil.example/api/v1.0/x/activity/feed/',
      `${server?.url}/api/v1.0/99999999-2222-4333-8444-555555555555/activity/feed/x`,
      `${server?.url}${FEED}/../../../../elsewhere`,
      `${server?.url}/other/${TENANT}/activity/feed/x`,
      'not an address',
    ]) {
      await expect(attempt(address)).rejects.toMatchObject({ kind: 'rejected' });
    }
    expect((server?.seen.length ?? 0) - before).toBe(5);
    expect(PAGES_MAX).toBeGreaterThan(100);
  });

  test('F16: an expired page token restarts the window once', async () => {
    let count = 0;
    const management = await setUp((request, response) => {
      if (request.query.has('nextPage'))
        return sendJson(response, 400, { error: { code: 'AF20031', message: 'Invalid nextPage' } });
      const next = { NextPageUri: `${server?.url}${FEED}/subscriptions/content?nextPage=2` };
      return sendJson(response, 200, [aContent('c1', '2026-11-20T10:00:00Z')], ++count === 1 ? next : {});
    });
    expect(await management.listContent('Audit.General', WINDOW)).toMatchObject({
      status: 'listed',
      contents: [{ contentId: 'c1' }],
    });
    expect(count).toBe(2);
  });

  test('without a subscription says so instead of failing', async () => {
    const management = await setUp(refuse('AF20022'));
    expect(await management.listContent('Audit.General', WINDOW)).toEqual({ status: 'not-subscribed' });
  });

  test('of 24 hours is asked for, of more is our mistake', async () => {
    const management = await setUp((_, response) => sendJson(response, 200, []));
    await expect(management.listContent('A', { from: 0, to: WINDOW_MAX_MS })).resolves.toBeDefined();
    await expect(management.listContent('A', { from: 0, to: WINDOW_MAX_MS + 1 })).rejects.toThrow(/at most 24 hours/);
    await expect(management.listContent('A', { from: 5, to: 5 })).rejects.toThrow(/longer than 0/);
  });
});

describe('a refusal', () => {
  test.each([
    ['AF429', 403, 'throttled'],
    ['AF10001', 403, 'forbidden'],
    ['AF20010', 401, 'forbidden'],
    ['AF20011', 400, 'not-found'],
    ['AF20030', 400, 'rejected'],
    ['AF50000', 500, 'unavailable'],
    ['AF99999', 403, 'forbidden'],
  ])('F12: with the code %s as HTTP %i is %s and keeps the code', async (code, status, kind) => {
    const management = await setUp(refuse(code, status));
    await expect(management.listContent('Audit.General', WINDOW)).rejects.toMatchObject({
      kind,
      status,
      upstreamCode: code,
    });
  });

  test('F19: one 401 leads to one fresh token, 401 always is unauthorized', async () => {
    let count = 0;
    const management = await setUp((_, response) => sendJson(response, ++count === 1 || count > 2 ? 401 : 200, []));
    await expect(management.listContent('A', WINDOW)).resolves.toMatchObject({ status: 'listed' });
    await expect(management.listContent('A', WINDOW)).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(count).toBe(4);
    expect(server?.seen.filter(({ path }) => path.endsWith('/token'))).toHaveLength(3);
  });
});

describe('a subscription', () => {
  test('is started once in 15 minutes, and one that is enabled already counts as started', async () => {
    let count = 0;
    const management = await setUp((_, response) => {
      count++;
      if (count === 1) return sendJson(response, 200, { contentType: 'A', status: 'enabled', webhook: null });
      return sendJson(response, 400, { error: { code: 'AF20024', message: 'The subscription is already enabled.' } });
    });
    expect(await management.startSubscription('A')).toEqual({ contentType: 'A', status: 'enabled' });
    expect(await management.startSubscription('A')).toEqual({ contentType: 'A', status: 'enabled' });
    expect(count).toBe(1);
    expect(await management.startSubscription('B')).toEqual({ contentType: 'B', status: 'enabled' });
  });

  test('that could not be started is tried again', async () => {
    const management = await setUp(refuse('AF20020'));
    await expect(management.startSubscription('A')).rejects.toMatchObject({ kind: 'rejected' });
    await expect(management.startSubscription('A')).rejects.toMatchObject({ upstreamCode: 'AF20020' });
  });

  test('is listed', async () => {
    const management = await setUp((_, response) => sendJson(response, 200, [{ contentType: 'A', status: 'enabled' }]));
    expect(await management.listSubscriptions()).toEqual([{ contentType: 'A', status: 'enabled' }]);
  });
});

describe('a blob', () => {
  test('is fetched, and its wanted records are cut out', async () => {
    const management = await setUp((_, response) =>
      sendJson(response, 200, [
        { Id: 'a', RecordType: 28 },
        { Id: 'b', RecordType: 6 },
      ]),
    );
    const blob = await management.fetchBlob({ ...REF, contentUri: `${server?.url}${FEED}/audit/c$1` }, new Set([28]));
    expect(blob).toMatchObject({ status: 'fetched', records: [{ Id: 'a' }], unwanted: 1, malformed: [] });
    expect(server?.seen.at(-1)?.query.get('PublisherIdentifier')).toBe(PUBLISHER);
  });

  test.each(['AF20050', 'AF20051'])('that is gone (%s) is a gap, not an error', async (code) => {
    const management = await setUp(refuse(code));
    expect(await management.fetchBlob({ ...REF, contentUri: `${server?.url}${FEED}/audit/c1` }, 'all')).toEqual({
      status: 'gone',
      code,
    });
  });

  test.each([0, 1])('of %i bytes more than are taken is a gap where it is too large (F34)', async (more) => {
    const body = JSON.stringify([{ Id: 'a', RecordType: 28 }]);
    server = await startLocalServer((request, response) => {
      if (!answerBefore(request, response)) sendJson(response, 200, JSON.parse(body));
    });
    feed = connect(server.url, { limits: { bodyBytes: body.length - more } });
    const blob = await feed.fetchBlob({ ...REF, contentUri: `${server.url}${FEED}/audit/c1` }, 'all');
    expect(blob.status).toBe(more === 0 ? 'fetched' : 'gone');
    if (more > 0) expect(blob).toEqual({ status: 'gone', code: 'body-too-large' });
  });

  test('elsewhere is not fetched, so that no token leaves', async () => {
    const management = await setUp((_, response) => sendJson(response, 200, []));
    await expect(
      management.fetchBlob({ ...REF, contentUri: `https://evil.example${FEED}/audit/c1` }, 'all'),
    ).rejects.toMatchObject({ kind: 'rejected' });
    expect(server?.seen).toHaveLength(0);
  });
});
