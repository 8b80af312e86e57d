import { expect, test } from 'vitest';
import { graphCalls, readGraphRefusal } from '../../../connectors/graph/graph-calls.ts';
import { createHttpClient } from '../../../connectors/http/http-client.ts';
import { sendJson, startLocalServer } from '../local-server.ts';

test('calls lie below the version, carry an id for support, and ask for newer words of enumerations', async () => {
  const server = await startLocalServer((_, response) => sendJson(response, 200, { id: 'x' }));
  const client = createHttpClient({ upstream: 'Microsoft Graph', base: `${server.url}/graph`, reach: 'public' });
  const entity = await graphCalls(client).entity({ purpose: 'read it', method: 'GET', path: 'users/x' });
  expect(entity.needed('id')).toBe('x');
  expect(server.seen[0]?.path).toBe('/graph/v1.0/users/x');
  expect(server.seen[0]?.headers['client-request-id']).toMatch(/^[\da-f-]{36}$/);
  expect(server.seen[0]?.headers['prefer']).toBe('include-unknown-enum-members');
  await client.close();
  await server.close();
});

test('F16: a listing follows its pages to the end, or until it has enough, and not to another host', async () => {
  const server = await startLocalServer((request, response) => {
    const page = Number(request.query.get('page') ?? '1');
    const next = {
      '@odata.nextLink': `${page === 3 ? 'https://attacker.example' : server.url}/v1.0/things?page=${page + 1}`,
    };
    sendJson(response, 200, { value: [{ id: `a${page}` }, { id: 'same' }], ...(page < 4 ? next : {}) });
  });
  const client = createHttpClient({ upstream: 'Microsoft Graph', base: server.url, reach: 'public' });
  const { list } = graphCalls(client);
  const listing = { purpose: 'list things', path: 'things', query: { $top: '2' } };
  expect((await list({ ...listing, take: 3 })).map((one) => one.needed('id'))).toEqual(['a1', 'same', 'a2']);
  await expect(list(listing)).rejects.toMatchObject({ kind: 'rejected' });
  await expect(list({ ...listing, key: 'name' })).rejects.toMatchObject({ kind: 'invalid-answer' });
  await client.close();
  await server.close();
});

test('a refusal is read with and without its envelope, and is nothing where it is something else', () => {
  expect(readGraphRefusal(403, { error: { code: 'Forbidden', message: 'No.' } })).toEqual({
    code: 'Forbidden',
    message: 'No.',
  });
  expect(readGraphRefusal(400, { code: 'x', message: 'y' })).toEqual({ code: 'x', message: 'y' });
  expect([readGraphRefusal(400, 'x'), readGraphRefusal(400, undefined), readGraphRefusal(400, { error: [] })]).toEqual([
    {},
    {},
    {},
  ]);
});
