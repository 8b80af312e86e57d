import { expect, test } from 'vitest';
import { sendJson } from '../local-server.ts';
import { aClient, GET } from './a-client.ts';

test('a write that was executed and answered with nonsense is outcome-unknown, a repeatable one invalid-answer', async () => {
  const { http } = await aClient((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
  );
  const write = { ...GET, method: 'PATCH', json: {} } as const;
  await expect(http.call(write)).rejects.toMatchObject({ kind: 'outcome-unknown' });
  await expect(http.call({ ...write, effect: 'repeatable' })).rejects.toMatchObject({ kind: 'invalid-answer' });
});

test('F2: a fault after the answer makes a write doubtful, and a caller who cancels gets no guess', async () => {
  const abort = new AbortController();
  const { http } = await aClient((_, response) => sendJson(response, 200, {}), {
    faultHook: (moment, { method }) => {
      if (moment === 'after-answer' && method === 'POST') throw new TypeError('The test lost it');
      if (moment === 'before-send' && method === 'GET') abort.abort();
    },
  });
  await expect(http.call({ ...GET, method: 'POST', json: {} })).rejects.toMatchObject({ kind: 'outcome-unknown' });
  await expect(http.call({ ...GET, signal: abort.signal })).rejects.toMatchObject({ kind: 'cancelled' });
});

test('nobody listening is unavailable for a write too, since nothing was sent', async () => {
  const { http, server } = await aClient((_, response) => sendJson(response, 200, {}));
  await server.close();
  await expect(http.call({ ...GET, method: 'POST', json: {} })).rejects.toMatchObject({ kind: 'unavailable' });
});
