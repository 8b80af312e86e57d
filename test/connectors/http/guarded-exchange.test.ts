import { describe, expect, test, vi } from 'vitest';
import { OPEN_MS, OUTAGES_MAX } from '../../../connectors/http/circuit-breaker.ts';
import { UpstreamError } from '../../../connectors/upstream-error.ts';
import type { TenantId } from '../../../contracts/ids.ts';
import { sendJson } from '../local-server.ts';
import { aClient, GET } from './a-client.ts';
import { aSmallBudget } from './small-budget.ts';

// A name in form.
const TENANT = 'contoso' as TenantId;

describe('a call with a budget', () => {
  test('R9: takes from the limits of its client, or from those that it names, before it is sent', async () => {
    const port = aSmallBudget(0, 0, 50_000);
    const { http, server } = await aClient((_, response) => sendJson(response, 200, {}), {
      api: 'defender-endpoint',
      budget: { tenant: TENANT, port },
    });
    await http.call(GET);
    const narrow = { ...GET, apis: ['defender-endpoint', 'defender-endpoint-package-uri'] } as const;
    await expect(http.call(narrow)).rejects.toMatchObject({ kind: 'throttled', status: undefined });
    expect(port.asked.map(({ api }) => api)).toEqual([
      'defender-endpoint',
      'defender-endpoint',
      'defender-endpoint-package-uri',
    ]);
    expect(server.seen).toHaveLength(1);
    expect(port.closed).toEqual([]);
  });

  test('a client without a budget, or without an API, is not counted', async () => {
    const port = aSmallBudget(50_000);
    const { http } = await aClient((_, response) => sendJson(response, 200, {}), { budget: { tenant: TENANT, port } });
    await http.call(GET);
    const { http: other } = await aClient((_, response) => sendJson(response, 200, {}), { api: 'servicenow' });
    await other.call(GET);
    expect(port.asked).toEqual([]);
  });

  test.each([429, 503])(
    'F12: a %i with Retry-After closes the budget for all workers, without it does not',
    async (status) => {
      const port = aSmallBudget();
      let count = 0;
      const { http } = await aClient(
        (_, response) => sendJson(response, status, {}, ++count === 1 ? { 'retry-after': '7' } : {}),
        { api: 'servicenow', budget: { tenant: TENANT, port } },
      );
      await expect(http.call(GET)).rejects.toMatchObject({ retryAfterMs: 7_000 });
      await expect(http.call(GET)).rejects.toMatchObject({ retryAfterMs: undefined });
      expect(port.closed).toEqual([{ tenant: 'contoso', api: 'servicenow', forMs: 7_000 }]);
    },
  );

  test('a budget that cannot be closed does not hide what the upstream said', async () => {
    const port = { ...aSmallBudget(), close: () => Promise.reject(new TypeError('The test broke it')) };
    const { http } = await aClient((_, response) => sendJson(response, 429, {}, { 'retry-after': '7' }), {
      api: 'servicenow',
      budget: { tenant: TENANT, port },
    });
    await expect(http.call(GET)).rejects.toMatchObject({ kind: 'throttled', status: 429 });
  });

  test('a budget that cannot be asked stops the call with what it says', async () => {
    const port = { ...aSmallBudget(), take: () => Promise.reject(new TypeError('The test broke it')) };
    const { http, server } = await aClient((_, response) => sendJson(response, 200, {}), {
      api: 'servicenow',
      budget: { tenant: TENANT, port },
    });
    await expect(http.call(GET)).rejects.toThrow(new TypeError('The test broke it'));
    expect(server.seen).toEqual([]);
  });

  test('F14: the wait for a budget counts in the total time, and can be cancelled', async () => {
    const abort = new AbortController();
    const settings = { api: 'servicenow', limits: { totalMs: 100 } } as const;
    const { http, server } = await aClient((_, response) => sendJson(response, 200, {}), {
      ...settings,
      budget: { tenant: TENANT, port: aSmallBudget(900, 900) },
    });
    await expect(http.call(GET)).rejects.toMatchObject({ kind: 'unavailable' });
    const cancelled = http.call({ ...GET, signal: abort.signal });
    abort.abort();
    await expect(cancelled).rejects.toMatchObject({ kind: 'cancelled' });
    expect(server.seen).toEqual([]);
  });

  test('F12: a throttled token closes no budget of the API', async () => {
    const port = aSmallBudget();
    const refused = new UpstreamError('throttled', 'Cannot get a token', { status: 429, retryAfterMs: 9_000 });
    const { http } = await aClient((_, response) => sendJson(response, 200, {}), {
      api: 'servicenow',
      budget: { tenant: TENANT, port },
      authorization: { header: () => Promise.reject(refused) },
    });
    await expect(http.call(GET)).rejects.toBe(refused);
    expect(port.closed).toEqual([]);
  });
});

describe('a call to an upstream that is down', () => {
  test('F13: is not sent any more after so many outages, takes no budget, and passes when the upstream is back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const port = aSmallBudget();
    let isDown = true;
    const { http, server } = await aClient((_, response) => sendJson(response, isDown ? 503 : 200, {}), {
      api: 'servicenow',
      budget: { tenant: TENANT, port },
    });
    for (let time = 0; time < OUTAGES_MAX; time++) await expect(http.call(GET)).rejects.toMatchObject({ status: 503 });
    await expect(http.call(GET)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/^Cannot read a thing because Example has been down since .+answered 503$/),
    });
    expect([server.seen.length, port.asked.length]).toEqual([OUTAGES_MAX, OUTAGES_MAX]);
    isDown = false;
    vi.setSystemTime(Date.now() + OPEN_MS);
    expect((await http.call(GET)).status).toBe(200);
    vi.useRealTimers();
  });
});
