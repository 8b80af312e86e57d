import { expect, test } from 'vitest';
import { ROUTES, type Route } from '../../api/contract.ts';
import { withApi } from './with-api.ts';

const api = withApi();
const CLOSED = (Object.values(ROUTES) as readonly Route[]).filter(
  ({ permission }) => !['public', 'local-trial', 'webhook-secret'].includes(permission),
);

test.each(CLOSED.map(({ method, path }) => [method, path] as const))(
  '%s %s tells nothing of what it takes to whoever has no credential',
  async (method, path) => {
    const url = `${path.replaceAll(/:\w+/g, '%00')}?nobody=asked&limit=many`;
    for (const payload of ['{"nobody":"asked"}', '{"broken"', 'x'.repeat(300 * 1024)]) {
      const response = await api.server.inject({
        method,
        url,
        headers: { host: 'localhost', 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { payload }),
      });
      expect(response.statusCode).toBe(401);
    }
  },
);

test('with a credential the same call is told what is wrong with it', async () => {
  expect((await api.call('GET', '/runs?nobody=asked', { as: 'vera' })).status).toBe(400);
});
