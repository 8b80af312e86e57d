import { gunzipSync } from 'node:zlib';
import { get } from 'node:http';
import { expect, test } from 'vitest';
import type { FaultEffect } from '../../../simulator/faults/fault-rule.ts';
import { aBench, basic, CONTOSO } from '../support.ts';
import type { Bench } from '../support.ts';

async function aBenchWith(effect: FaultEffect): Promise<Bench> {
  const bench = await aBench();
  await bench.control.addFault({ match: { service: 'servicenow' }, times: 1, effect });
  return bench;
}

function create(bench: Bench, signal?: AbortSignal): Promise<Response> {
  return bench.table('table/incident', { method: 'POST', body: '{}', ...(signal === undefined ? {} : { signal }) });
}

test('F13 a canned answer executes nothing', async () => {
  const bench = await aBenchWith({ status: 503, headers: { 'content-type': 'text/html' }, body: '<html>' });
  const response = await create(bench);
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    503,
    'text/html',
    '<html>',
  ]);
  expect(await bench.control.effects()).toEqual([]);
});

test('F12 any Retry-After is sent as given', async () => {
  const bench = await aBenchWith({ status: 429, headers: { 'Retry-After': '2.128' }, body: { error: 'slow down' } });
  const response = await create(bench);
  expect(response.headers.get('retry-after')).toBe('2.128');
  expect(await response.json()).toEqual({ error: 'slow down' });
});

test('F15 exact bytes go out as they are', async () => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x5b, 0xff, 0x5d]);
  const response = await create(await aBenchWith({ status: 200, bodyBase64: bytes.toString('base64') }));
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
});

test('F14 a late answer was executed', async () => {
  const bench = await aBenchWith({ delayMs: 80 });
  const begun = performance.now();
  expect((await create(bench)).status).toBe(201);
  expect(performance.now() - begun).toBeGreaterThan(75);
});

test.each<[string, FaultEffect, number]>([
  ['a hang', { hang: true }, 0],
  ['a timeout after execution', { executeThen: 'timeout' }, 1],
])('F14 %s never answers', async (_name, effect, executed) => {
  const bench = await aBenchWith(effect);
  await expect(create(bench, AbortSignal.timeout(100))).rejects.toThrow(/abort|timeout/i);
  expect(await bench.control.effects()).toHaveLength(executed);
  expect((await bench.control.faults())[0]?.fired).toBe(1);
});

test.each<[string, FaultEffect, number]>([
  ['a reset', { reset: true }, 0],
  ['a reset after execution', { executeThen: 'reset' }, 1],
])('F14 %s breaks the connection', async (_name, effect, executed) => {
  const bench = await aBenchWith(effect);
  await expect(create(bench)).rejects.toThrow();
  expect(await bench.control.effects()).toHaveLength(executed);
});

test('a ticket is made although the answer says 504', async () => {
  const bench = await aBenchWith({ executeThen: { status: 504 } });
  expect((await create(bench)).status).toBe(504);
  expect(await bench.control.tickets()).toHaveLength(1);
});

test('F15 a body that ends too early breaks the connection', async () => {
  const response = await create(await aBenchWith({ truncateAt: 10 }));
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(10);
  await expect(response.text()).rejects.toThrow();
});

test('F14 a dripping body comes at its rate', async () => {
  const bench = await aBench();
  await bench.control.addFault({ match: { service: 'servicenow' }, effect: { bytesPerSecond: 200 } });
  const begun = performance.now();
  const text = await (await bench.table('table/nothing')).text();
  expect(performance.now() - begun).toBeGreaterThan((text.length / 200) * 600);
});

test('F15 a small answer unpacks into a large one', async () => {
  const bench = await aBenchWith({ bodyBytes: 4_000_000, gzip: true });
  const packed = await new Promise<Buffer>((resolve) => {
    const headers = { authorization: basic('watchbill', CONTOSO.servicenow.password) };
    get(`${bench.simulator.urls.servicenow}/contoso/api/now/table/incident`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
  expect(packed.length).toBeLessThan(8_000);
  expect(gunzipSync(packed)).toHaveLength(4_000_000);
});

test('F15 a large plain body is JSON of exactly that size', async () => {
  const text = await (await create(await aBenchWith({ bodyBytes: 200_000, gzip: false }))).text();
  expect(text).toHaveLength(200_000);
  expect(JSON.parse(text)).toHaveLength(1);
});
