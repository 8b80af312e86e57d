import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { OUTAGES_MAX } from '../../../connectors/http/circuit-breaker.ts';
import type { ContractBench } from '../contract.ts';
import { sendJson } from '../local-server.ts';

const PATIENCE_MS = 2_500;

/** A TCP server that takes connections and says nothing, so that no handshake comes to its end. */
async function aMuteServer(): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => socket.destroy()).resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  // What a listening TCP server has is an address with a port.
  return (server.address() as AddressInfo).port;
}

/** What becomes of answers that refuse, and of those that never come. */
export function answersContract({ subject, lost, setUp, connectTo, failing }: ContractBench): void {
  const { good } = subject;

  test('F14: a connection that is never made is unavailable within its time limit, for writes too', async () => {
    const url = `https://127.0.0.1:${await aMuteServer()}`;
    const started = Date.now();
    const connector = connectTo(url);
    expect((await failing(connector.read())).kind).toBe('unavailable');
    if (connector.write !== undefined) expect((await failing(connector.write())).kind).toBe('unavailable');
    expect(Date.now() - started).toBeLessThan(PATIENCE_MS * 2);
  });

  test(`F14: headers that never come are ${lost} at the total deadline`, async () => {
    const { connector } = await setUp(() => undefined);
    const started = Date.now();
    expect((await failing(connector.read())).kind).toBe(lost);
    expect(Date.now() - started).toBeLessThan(PATIENCE_MS);
  });

  test('F19: a 401 always is asked about once more at most', async () => {
    const { connector, server } = await setUp((_, response) => sendJson(response, 401, {}));
    const counted = (): number => server.seen.filter(({ path }) => !path.endsWith('/token')).length;
    expect((await failing(connector.read())).kind).toBe('unauthorized');
    const first = counted();
    expect(first).toBeLessThanOrEqual(3);
    await failing(connector.read());
    expect(counted()).toBeLessThanOrEqual(first * 2);
  });

  test('F19: a 401 once is mended by a fresh credential, or final at once where there is none', async () => {
    if (good === undefined) return expect(good, 'A good answer is not declared').toBeUndefined();
    const { connector, server } = await setUp((_, response, count) =>
      sendJson(response, count === 1 ? 401 : 200, count === 1 ? {} : good),
    );
    const ended = await connector.read().then(
      () => 'good',
      async (error: unknown) => (await failing(Promise.reject(error as Error))).kind,
    );
    const asked = server.seen.filter(({ path }) => !path.endsWith('/token')).length;
    expect([ended, asked > 1]).toEqual(ended === 'good' ? ['good', true] : ['unauthorized', false]);
  });

  test('F13: a burst of 5xx is unavailable each time, and the call after it is good', async () => {
    if (good === undefined) return expect(good, 'A good answer is not declared').toBeUndefined();
    const statuses = [500, 502, 503, 504];
    const { connector } = await setUp((_, response, count) => {
      const status = statuses[count - 1] ?? 200;
      sendJson(response, status, status === 200 ? good : {});
    });
    for (const status of statuses) expect((await failing(connector.read())).status).toBe(status);
    await expect(connector.read()).resolves.toBeDefined();
  });

  test('F13: an upstream that stays down is left alone, with when it will be asked again', async () => {
    const { connector, server } = await setUp((_, response) => sendJson(response, 503, {}));
    for (let time = 0; time < OUTAGES_MAX; time++) await failing(connector.read());
    const before = server.seen.length;
    const error = await failing(connector.read());
    expect([error.kind, server.seen.length]).toEqual(['unavailable', before]);
    expect(error.message).toContain('has been down since');
    expect(error.retryAfterMs).toBeGreaterThan(0);
  });
}
