import { describe, expect, test } from 'vitest';
import { followPages, readODataPage } from '../../../connectors/http/follow-pages.ts';
import type { Page } from '../../../connectors/http/follow-pages.ts';
import type { HttpAnswer } from '../../../connectors/http/http-client.ts';
import { createHttpClient } from '../../../connectors/http/http-client.ts';
import { UpstreamError } from '../../../connectors/upstream-error.ts';
import { connectorContract } from '../contract.ts';
import { sendJson } from '../local-server.ts';
import { aClient, GET } from './a-client.ts';

const SECRET = 'a secret/of "the" test+1?';

connectorContract('the HTTP client', {
  good: { things: [{ id: 'a', size: 1 }] },
  paging: {
    pageOf: ({ query }) => Number(query.get('page') ?? 1),
    addressOf: (origin, page) => `${origin}/things?page=${page}`,
    send: (response, { items, next }) =>
      sendJson(response, 200, { value: items, ...(next === undefined ? {} : { '@odata.nextLink': next }) }),
  },
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
    const first = { purpose: 'list things', method: 'GET', path: 'things' } as const;
    const read = (answer: HttpAnswer): Page<string> => {
      const { items, next } = readODataPage('list things', answer);
      return { items: items.map(String), next };
    };
    return {
      list: () => followPages(client, { first, read, keyOf: (item) => item }),
      read: async () => thingsOf((await client.call(GET)).json),
      write: () => client.call({ ...GET, purpose: 'write a thing', method: 'POST', json: {} }),
      close: () => client.close(),
    };
  },
});

function thingsOf(json: unknown): unknown {
  if (json !== null && typeof json === 'object' && 'things' in json) return json.things;
  throw new UpstreamError('invalid-answer', 'Cannot read a thing because there must be things: found none');
}

function messageOf(_status: number, body: unknown): { message: string } {
  return { message: JSON.stringify(body) };
}

describe('a call', () => {
  test('goes below the path of the base, with its query and JSON', async () => {
    const { http, server } = await aClient((_, response) => sendJson(response, 201, { id: 1 }));
    const answer = await http.call({ ...GET, method: 'POST', query: { a: 'x y' }, json: { b: 'ü' } });
    expect(answer.json).toEqual({ id: 1 });
    expect(server.seen[0]).toMatchObject({ path: '/below/things', body: '{"b":"ü"}' });
    expect(server.seen[0]?.query.get('a')).toBe('x y');
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
    const { http, server } = await aClient(
      (request, response) =>
        sendJson(response, request.headers.authorization === 'Bearer token-number-1' ? 200 : 401, {}),
      { authorization },
    );
    expect((await http.call(GET)).status).toBe(200);
    number = 5;
    await expect(http.call(GET)).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(refused).toEqual(['Bearer token-number-0', 'Bearer token-number-5']);
    expect(server.seen).toHaveLength(4);
  });
});
