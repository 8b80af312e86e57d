import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { aBench } from '../support.ts';

test('a client that hangs up in the middle of its request harms nobody', async () => {
  const { simulator, table } = await aBench();
  const { port, hostname } = new URL(simulator.urls.servicenow);
  const socket = connect(Number(port), hostname);
  socket.write(
    'POST /servicenow/contoso/api/now/table/incident HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"a":',
  );
  await new Promise((resolve) => setTimeout(resolve, 30));
  socket.resetAndDestroy();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await table('v2/table/incident')).status).toBe(200);
});

test('only loopback is listened on', async () => {
  const { simulator } = await aBench();
  expect(new URL(simulator.urls.control).hostname).toBe('127.0.0.1');
  expect(simulator.smtp.host).toBe('127.0.0.1');
});
