import { describe, expect, test } from 'vitest';
import { BODY_BYTES_MAX } from '../../api/build-server.ts';
import { ROUTES, type Route } from '../../api/contract.ts';
import { withApi } from './with-api.ts';

const api = withApi();
const TABLE: readonly Route[] = Object.values(ROUTES);

/** fastify's own print of its routes, back as `GET /runs/:run`. */
function printedRoutes(): readonly string[] {
  const stack: string[] = [];
  const found: string[] = [];
  for (const line of api.server.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^((?:[│ ]   )*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (match === null) continue;
    const depth = (match[1] ?? '').length / 4;
    stack.length = depth;
    stack[depth] = match[2] ?? '';
    for (const method of (match[3] ?? '').split(', ').filter((one) => one !== ''))
      found.push(`${method} ${stack.join('')}`);
  }
  return found;
}

test('R46: the server has the routes of the table and no other', () => {
  expect([...printedRoutes()].sort()).toEqual(TABLE.map(({ method, path }) => `${method} ${path}`).sort());
});

test('OpenAPI 3.1 describes every route of the table with its permission, and needs no credential', async () => {
  const { status, body } = await api.call('GET', '/openapi.json');
  expect(status).toBe(200);
  expect(body['openapi']).toBe('3.1.0');
  const paths = body['paths'] as Record<
    string,
    Record<string, { description: string; operationId: string; responses: object }>
  >;
  for (const [id, route] of Object.entries(ROUTES) as [string, Route][]) {
    const operation = paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()];
    expect(operation?.operationId).toBe(id);
    expect(operation?.description).toBe(`Permission: ${route.permission}`);
    expect(Object.keys(operation?.responses ?? {})).toEqual(
      expect.arrayContaining([...Object.keys(route.answers), '4XX', '5XX']),
    );
  }
});

test('every answer forbids caching, framing, sniffing and scripts', async () => {
  for (const path of ['/health', '/me', '/nowhere']) {
    const { headers } = await api.call('GET', path);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  }
});

describe('what is too much or malformed is refused in the one form of errors', () => {
  const login = async (payload: string, type = 'application/json') => {
    const response = await api.server.inject({
      method: 'POST',
      url: '/login',
      headers: { host: 'localhost', 'content-type': type },
      payload,
    });
    return { status: response.statusCode, code: response.json<{ error: { code: string } }>().error.code };
  };
  const ofSize = (bytes: number) => JSON.stringify({ person: 'x'.repeat(bytes - '{"person":""}'.length) });

  test('a body of 256 KiB is read', async () => {
    expect(await login(ofSize(BODY_BYTES_MAX))).toEqual({ status: 400, code: 'invalid-request' });
  });
  test('one byte more is not', async () => {
    expect(await login(ofSize(BODY_BYTES_MAX + 1))).toEqual({ status: 413, code: 'too-large' });
  });
  test('text that is no JSON', async () => {
    expect(await login('{"person"')).toEqual({ status: 400, code: 'invalid-request' });
  });
  test('JSON that would change prototypes', async () => {
    expect(await login('{"person":"ada","__proto__":{"admin":true}}')).toEqual({
      status: 400,
      code: 'invalid-request',
    });
  });
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    '%s, which any web page may send',
    async (type) => {
      expect(await login('person=ada', type)).toEqual({ status: 415, code: 'not-json' });
    },
  );
  test('members that nobody asked for', async () => {
    expect(await login('{"person":"ada","roles":["admin"]}')).toEqual({ status: 400, code: 'invalid-request' });
  });
});

test('methods that the table does not have are unknown', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'] as const) {
    const response = await api.server.inject({ method, url: '/runs', headers: { host: 'localhost' } });
    expect(response.statusCode).toBe(404);
  }
});
