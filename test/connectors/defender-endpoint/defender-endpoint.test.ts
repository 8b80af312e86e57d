import { expect, test } from 'vitest';
import { connectorContract } from '../contract.ts';
import { sendJson } from '../local-server.ts';
import { aMachine, answerToken, connectDefender, MACHINE_ID, SECRET, startSmallDefender } from './small-defender.ts';

const order = {
  kind: 'isolate',
  isolation: 'Full',
  machineId: MACHINE_ID,
  comment: 'x',
  idempotencyKey: 'k',
} as const;

connectorContract('Defender for Endpoint', {
  secret: SECRET,
  answerBefore: (request, response) => {
    if (answerToken(request, response)) return true;
    if (request.path !== '/api/machineactions') return false;
    sendJson(response, 200, { value: [] });
    return true;
  },
  connect: (url, http) => {
    const defender = connectDefender(url, http);
    return {
      read: () => defender.listMachines({}),
      write: () => defender.orderAction(order),
      close: () => defender.close(),
    };
  },
  endlessPage: (request, response, page) =>
    sendJson(response, 200, {
      value: [aMachine({ id: `m${page}` })],
      '@odata.nextLink': `http://${request.headers.host}/api/machines?$skip=${page}`,
    }),
});

test('every call has a token for the service', async () => {
  const small = await startSmallDefender({ 'GET /machines': [aMachine()] });
  await small.defender.listMachines({});
  expect(small.server.seen[0]?.body).toContain(encodeURIComponent('https://api.securitycenter.microsoft.com/.default'));
  expect(small.seen()[0]?.headers.authorization).toMatch(/^Bearer eyJ/);
  await small.close();
});
