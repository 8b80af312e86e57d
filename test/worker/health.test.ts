import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { serveHealth, type Health } from '../../worker/health.ts';
import type { Server } from 'node:http';

let server: Server | undefined;
afterEach(async () => {
  server?.close();
  if (server !== undefined) await once(server, 'close');
  server = undefined;
});

async function ask(path: string, health: Omit<Health, 'failedTasks'>): Promise<Response> {
  server = await serveHealth(0, () => ({ ...health, failedTasks: 2 }));
  const address = server.address();
  if (address === null || typeof address === 'string') expect.fail('it listens');
  return fetch(`http://127.0.0.1:${address.port}${path}`, { headers: { connection: 'close' } });
}

test.each([
  ['/healthz', { isReady: false, state: 'STARTING' }, 200],
  ['/readyz', { isReady: false, state: 'STOPPING' }, 503],
  ['/readyz', { isReady: true, state: 'RUNNING' }, 200],
  ['/else', { isReady: true, state: 'RUNNING' }, 503],
] as const)('%s of %j is %i', async (path, health, status) => {
  const response = await ask(path, health);
  expect(response.status).toBe(status);
  // How many tasks of runs failed is told whatever the state.
  expect(await response.json()).toEqual({ state: health.state, failedTasks: 2 });
});

test('a port in use is told', async () => {
  server = await serveHealth(0, () => ({ isReady: true, state: 'RUNNING', failedTasks: 0 }));
  const address = server.address();
  if (address === null || typeof address === 'string') expect.fail('it listens');
  await expect(
    serveHealth(address.port, () => ({ isReady: true, state: 'RUNNING', failedTasks: 0 })),
  ).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
