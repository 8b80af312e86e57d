import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { apiUrl, openClient } from '../../cli/api-client.ts';
import type { Cli } from '../../cli/cli.ts';

const closers: (() => unknown)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** A server that answers anything, and a client for it. */
async function withServer(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  const slept: number[] = [];
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // The three members that the client uses.
  const cli = {
    env: { WATCHBILL_URL: `${url}/`, XDG_CONFIG_HOME: '/nonexistent' },
    sleep: async (ms: number) => void slept.push(ms),
  } as unknown as Cli;
  return { client: await openClient(cli), slept, url };
}

test('the server is the one that is named, or this machine', () => {
  expect(apiUrl({})).toBe('http://127.0.0.1:7420');
  expect(apiUrl({ WATCHBILL_API_PORT: '1234' })).toBe('http://127.0.0.1:1234');
  expect(apiUrl({ WATCHBILL_URL: 'https://watchbill.example/' })).toBe('https://watchbill.example');
});

test('names are written into paths so that they stay names', async () => {
  const seen: (string | undefined)[] = [];
  const { client } = await withServer((request, response) => {
    seen.push(request.url);
    response.end('{}');
  });
  await client.call('getApproval', { params: { run: 'r-0', path: 'per_team[2]/ask?x#y' } });
  await client.call('listRuns', { query: { limit: 5, tenant: 'a&b' } });
  expect(seen).toEqual(['/runs/r-0/approvals/per_team%5B2%5D%2Fask%3Fx%23y', '/runs?limit=5&tenant=a%26b']);
});

describe('exit codes', () => {
  test.each([
    [400, 2],
    [401, 3],
    [403, 3],
    [404, 4],
    [409, 6],
    [410, 6],
    [429, 5],
    [500, 1],
  ])('status %i ends with %i and the words of the server', async (status, exitCode) => {
    const { client } = await withServer((_request, response) => {
      response.writeHead(status).end('{"error":{"code":"x","message":"Cannot","hint":"Do"}}');
    });
    await expect(client.call('getMe')).rejects.toMatchObject({
      exitCode,
      message: 'Cannot',
      details: { code: 'x', hint: 'Do' },
    });
  });

  test('F6, F9: 503 is tried three times, a second apart, then ends with 5', async () => {
    let calls = 0;
    const { client, slept } = await withServer((_request, response) => {
      calls += 1;
      response.writeHead(503).end('{"error":{"code":"ledger-unavailable","message":"Cannot"}}');
    });
    await expect(client.call('startRun', { body: { playbook: 'p', tenant: 't', inputs: {} } })).rejects.toMatchObject({
      exitCode: 5,
    });
    expect([calls, slept]).toEqual([3, [1000, 1000]]);
  });

  test('503 that passes is not seen', async () => {
    let calls = 0;
    const { client } = await withServer((_request, response) => {
      calls += 1;
      response.writeHead(calls === 1 ? 503 : 200).end('{"person":{"id":"ada","name":"Ada"}}');
    });
    expect(await client.call('getMe')).toMatchObject({ person: { id: 'ada' } });
  });

  test('no server is told in one sentence', async () => {
    const { client, url } = await withServer((request) => request.socket.destroy());
    await expect(client.call('getMe')).rejects.toMatchObject({
      exitCode: 5,
      message: `Cannot reach Watchbill at ${url}: start it with npm start`,
    });
  });

  test('an answer that is no JSON is told as such', async () => {
    const { client } = await withServer((_request, response) => response.end('<html>'));
    await expect(client.call('getMe')).rejects.toMatchObject({ exitCode: 1 });
  });

  test('a redirect is not followed: the credential would go along', async () => {
    const { client } = await withServer((_request, response) =>
      response.writeHead(302, { location: 'http://elsewhere.example' }).end(),
    );
    await expect(client.call('getMe')).rejects.toMatchObject({ exitCode: 5 });
  });
});
