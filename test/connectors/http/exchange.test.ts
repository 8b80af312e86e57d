import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { aClient, GET } from './a-client.ts';

test('F15: a body of the limit passes, one byte more does not, also when it is compressed to a thousandth', async () => {
  const limits = { bodyBytes: 1_000 };
  const body = (length: number): string => JSON.stringify('x'.repeat(length - 2));
  const { http } = await aClient(
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

test('an answer that needs no body is taken without one', async () => {
  const { http } = await aClient((_, response) => response.writeHead(204).end());
  expect((await http.call({ ...GET, method: 'DELETE', expect: 'nothing' })).json).toBeNull();
});

test('F14: the total time covers the credential too, and nothing is sent without one', async () => {
  const header = (signal: AbortSignal): Promise<string> =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(new TypeError('The test gave up'))));
  const { http, server } = await aClient((_, response) => response.end(), {
    limits: { totalMs: 80 },
    authorization: { header },
  });
  await expect(http.call({ ...GET, method: 'POST', json: {} })).rejects.toMatchObject({
    kind: 'unavailable',
    message: 'Cannot read a thing: Example did not answer within 80 ms',
  });
  expect(server.seen).toEqual([]);
});

test('F14: a call that takes longer than others has a limit of its own, and is told by it', async () => {
  const { http } = await aClient((_, response) => void setTimeout(() => response.writeHead(204).end(), 120), {
    limits: { totalMs: 60 },
  });
  const ask = (totalMs?: number): Promise<unknown> =>
    http.call({ ...GET, expect: 'nothing', ...(totalMs === undefined ? {} : { totalMs }) });
  await expect(ask(2_000)).resolves.toMatchObject({ status: 204 });
  await expect(ask()).rejects.toMatchObject({ message: expect.stringContaining('did not answer within 60 ms') });
  await expect(ask(20)).rejects.toMatchObject({ message: expect.stringContaining('did not answer within 20 ms') });
});
