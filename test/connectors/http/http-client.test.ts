import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttpClient } from '../../../connectors/http/http-client.ts';
import type { HttpClient, HttpClientSettings } from '../../../connectors/http/http-client.ts';
import { connectorContract } from '../contract.ts';
import { sendJson, startLocalServer } from '../local-server.ts';
import type { Handler, LocalServer } from '../local-server.ts';

const GET = { purpose: 'read a thing', method: 'GET', path: 'things' } as const;
const SECRET = 'a-secret-of-the-test';

connectorContract('the HTTP client', {
  secret: SECRET,
  answerBefore: () => false,
  connect: (url, http) => {
    const authorization = { header: () => Promise.resolve(`Bearer ${SECRET}`) };
    const client = createHttpClient({
      ...http,
      upstream: 'Example',
      base: url,
      reach: 'public',
      authorization,
      secrets: [SECRET],
      readRefusal: messageOf,
    });
    return {
      read: () => client.call(GET),
      write: () => client.call({ ...GET, purpose: 'write a thing', method: 'POST', json: {} }),
      close: () => client.close(),
    };
  },
});

function messageOf(_status: number, body: unknown): { message: string } {
  return { message: JSON.stringify(body) };
}

let server: LocalServer | undefined;
let client: HttpClient | undefined;
afterEach(async () => {
  await client?.close();
  await server?.close();
});

async function setUp(handler: Handler, settings: Partial<HttpClientSettings> = {}): Promise<HttpClient> {
  server = await startLocalServer(handler);
  client = createHttpClient({ upstream: 'Example', base: `${server.url}/below`, reach: 'public', ...settings });
  return client;
}

describe('a call', () => {
  test('goes below the path of the base, with its query and JSON', async () => {
    const http = await setUp((_, response) => sendJson(response, 201, { id: 1 }));
    const answer = await http.call({ ...GET, method: 'POST', query: { a: 'x y' }, json: { b: 'ü' } });
    expect(answer.json).toEqual({ id: 1 });
    expect(server?.seen[0]).toMatchObject({ path: '/below/things', body: '{"b":"ü"}' });
    expect(server?.seen[0]?.query.get('a')).toBe('x y');
  });

  test('follows no redirect and leaves no origin', async () => {
    const http = await setUp((_, response) => response.writeHead(307, { location: 'http://169.254.169.254/' }).end());
    await expect(http.call(GET)).rejects.toMatchObject({ kind: 'invalid-answer', status: 307 });
    expect(() => http.resolve('follow', 'http://127.0.0.1:1/other')).toThrow(/Cannot follow because Example lies at/);
    expect(() => http.resolve('follow', 'http://user@127.0.0.1/')).toThrow(/Cannot follow/);
    expect(server?.seen).toHaveLength(1);
  });

  test('F19: a 401 is answered by one fresh credential and one more call, then it is final', async () => {
    const refused: string[] = [];
    let number = 0;
    const authorization = {
      header: () => Promise.resolve(`Bearer token-number-${number}`),
      renew: (header: string) => {
        refused.push(header);
        number++;
      },
    };
    const http = await setUp(
      (request, response) =>
        sendJson(response, request.headers.authorization === 'Bearer token-number-1' ? 200 : 401, {}),
      { authorization },
    );
    expect((await http.call(GET)).status).toBe(200);
    number = 5;
    await expect(http.call(GET)).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(refused).toEqual(['Bearer token-number-0', 'Bearer token-number-5']);
    expect(server?.seen).toHaveLength(4);
  });

  test('F15: a body of the limit passes, one byte more does not, also when it is compressed to a thousandth', async () => {
    const limits = { bodyBytes: 1_000 };
    const body = (length: number): string => JSON.stringify('x'.repeat(length - 2));
    const http = await setUp(
      (request, response) => {
        const text = body(Number(request.query.get('length')));
        const isZipped = request.query.has('gzip');
        const headers = { 'content-type': 'application/json', ...(isZipped ? { 'content-encoding': 'gzip' } : {}) };
        response.writeHead(200, headers).end(isZipped ? gzipSync(text) : text);
      },
      { limits },
    );
    const ask = (query: Record<string, string>): Promise<unknown> => http.call({ ...GET, query });
    await expect(ask({ length: '1000' })).resolves.toBeDefined();
    await expect(ask({ length: '1000', gzip: '1' })).resolves.toBeDefined();
    await expect(ask({ length: '1001' })).rejects.toMatchObject({ kind: 'invalid-answer' });
    await expect(ask({ length: '1001', gzip: '1' })).rejects.toMatchObject({ kind: 'invalid-answer' });
    await expect(ask({ length: '900000', gzip: '1' })).rejects.toMatchObject({ kind: 'invalid-answer' });
  });

  test('a write that was executed and answered with nonsense is outcome-unknown, a repeatable one invalid-answer', async () => {
    const http = await setUp((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'));
    const write = { ...GET, method: 'PATCH', json: {} } as const;
    await expect(http.call(write)).rejects.toMatchObject({ kind: 'outcome-unknown' });
    await expect(http.call({ ...write, effect: 'repeatable' })).rejects.toMatchObject({ kind: 'invalid-answer' });
  });

  test('F2: a fault after the answer makes a write doubtful, and a caller who cancels gets no guess', async () => {
    const abort = new AbortController();
    const http = await setUp((_, response) => sendJson(response, 200, {}), {
      faultHook: (moment, { method }) => {
        if (moment === 'after-answer' && method === 'POST') throw new TypeError('The test lost it');
        if (moment === 'before-send' && method === 'GET') abort.abort();
      },
    });
    await expect(http.call({ ...GET, method: 'POST', json: {} })).rejects.toMatchObject({ kind: 'outcome-unknown' });
    await expect(http.call({ ...GET, signal: abort.signal })).rejects.toMatchObject({ kind: 'cancelled' });
  });

  test('nobody listening is unavailable for a write too, since nothing was sent', async () => {
    const http = await setUp((_, response) => sendJson(response, 200, {}));
    await server?.close();
    await expect(http.call({ ...GET, method: 'POST', json: {} })).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test('an answer that needs no body is taken without one', async () => {
    const http = await setUp((_, response) => response.writeHead(204).end());
    expect((await http.call({ ...GET, method: 'DELETE', expect: 'nothing' })).json).toBeNull();
  });
});

describe('an address', () => {
  test.each([
    'http://example.com',
    'ftp://127.0.0.1',
    'nonsense',
    'https://user:pass@example.com',
    'https://169.254.169.254',
    'https://168.63.129.16',
    'https://127.0.0.2.nip.example@10.0.0.1',
  ])('is refused at once: %s', (base) => {
    expect(() => createHttpClient({ upstream: 'Example', base, reach: 'public' })).toThrow(
      /Cannot reach Example because/,
    );
  });

  test('of a private network is for upstreams on premises only', async () => {
    expect(() => createHttpClient({ upstream: 'Example', base: 'https://10.1.2.3', reach: 'public' })).toThrow(
      /may not be on this network/,
    );
    client = createHttpClient({ upstream: 'Example', base: 'https://10.1.2.3', reach: 'private' });
    expect(client.resolve('read', 'x').href).toBe('https://10.1.2.3/x');
    await client.close();
  });
});
