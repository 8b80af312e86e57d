import { expect, test } from 'vitest';
import { sendJson } from '../local-server.ts';
import { aClient, GET } from './a-client.ts';

test('follows no redirect and leaves no origin', async () => {
  const { http, server } = await aClient((_, response) =>
    response.writeHead(307, { location: 'http://169.254.169.254/' }).end(),
  );
  await expect(http.call(GET)).rejects.toMatchObject({ kind: 'invalid-answer', status: 307 });
  expect(() => http.resolve('follow', 'http://127.0.0.1:1/other')).toThrow(/Cannot follow because Example lies at/);
  expect(() => http.resolve('follow', 'http://user@127.0.0.1/')).toThrow(/Cannot follow/);
  expect(server.seen).toHaveLength(1);
});

test('an id or a code of the upstream that holds a secret is told without it', async () => {
  const { http } = await aClient((_, response) => sendJson(response, 400, {}, { 'request-id': 'id-of-a-secret' }), {
    secrets: ['a-secret'],
    readRefusal: () => ({ code: 'code-of-a-secret' }),
  });
  await expect(http.call(GET)).rejects.toMatchObject({
    requestId: 'id-of-[secret]',
    upstreamCode: 'code-of-[secret]',
  });
});

test.each([
  [500, 'outcome-unknown'],
  [501, 'unavailable'],
  [502, 'outcome-unknown'],
  [503, 'unavailable'],
  [504, 'outcome-unknown'],
  [429, 'throttled'],
])('F13: a %i to a write is %s: a gateway may have lost the answer of what was executed', async (status, kind) => {
  const { http } = await aClient((_, response) => sendJson(response, status, {}));
  await expect(http.call({ ...GET, method: 'POST', json: {} })).rejects.toMatchObject({ kind, status });
});

test('F13: a 504 to a read, or to a write that may be repeated, leaves nothing in doubt', async () => {
  const { http } = await aClient((_, response) => sendJson(response, 504, {}));
  await expect(http.call(GET)).rejects.toMatchObject({ kind: 'unavailable' });
  await expect(http.call({ ...GET, method: 'POST', effect: 'repeatable' })).rejects.toMatchObject({
    kind: 'unavailable',
  });
});

test('F13: what the code of an upstream means counts more than its 500', async () => {
  const { http } = await aClient((_, response) => sendJson(response, 500, {}), {
    readRefusal: () => ({ code: 'Invalid', kind: 'rejected' }),
  });
  await expect(http.call({ ...GET, method: 'POST' })).rejects.toMatchObject({ kind: 'rejected' });
});
