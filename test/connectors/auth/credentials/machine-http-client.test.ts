import { createHttpHeaders } from '@azure/core-rest-pipeline';
import type { PipelineRequest } from '@azure/core-rest-pipeline';
import { expect, test } from 'vitest';
import { createMachineHttpClient } from '../../../../connectors/auth/credentials/machine-http-client.ts';
import { sendJson, startLocalServer } from '../../local-server.ts';

test('a refusal is handed on and kept until asked, and a success after it clears it', async () => {
  let status = 400;
  const server = await startLocalServer((_, response) => sendJson(response, status, { a: 'Body' }, { b: 'c' }));
  const { client, takeFailure } = createMachineHttpClient();
  const request = { url: server.url, method: 'GET', headers: createHttpHeaders() } as PipelineRequest;
  expect(await client.sendRequest(request)).toMatchObject({ status: 400, bodyAsText: '{"a":"Body"}' });
  expect(takeFailure()).toMatchObject({ kind: 'unauthorized', status: 400 });
  expect(takeFailure()).toBeUndefined();
  await client.sendRequest(request);
  status = 200;
  expect((await client.sendRequest(request)).headers.get('b')).toBe('c');
  expect(takeFailure()).toBeUndefined();
  await server.close();
});
