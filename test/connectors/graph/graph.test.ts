import { expect, test } from 'vitest';
import { PAGE_ROWS } from '../../../connectors/graph/list-changed.ts';
import { connectorContract } from '../contract.ts';
import { sendJson } from '../local-server.ts';
import { anIncident, answerToken, connectGraph, SECRET } from './small-graph.ts';

const FROM = Date.parse('2026-11-20T00:00:00Z');

connectorContract('Microsoft Graph', {
  good: { value: [anIncident({ id: '1', lastUpdateDateTime: new Date(FROM).toISOString() })] },
  secret: SECRET,
  answerBefore: answerToken,
  connect: (url, http) => {
    const graph = connectGraph(url, http);
    return {
      read: () => graph.incidents.list({ updatedFrom: FROM, order: 'oldest-first' }),
      write: () => graph.alerts.comment('da1_1', { text: 'Hello', idempotencyKey: 'k', look: false }),
      close: () => graph.close(),
    };
  },
  endlessPage: (_, response, page) =>
    sendJson(response, 200, {
      value: Array.from({ length: PAGE_ROWS }, (_row, at) => {
        const second = page * PAGE_ROWS + at;
        return anIncident({ id: String(second), lastUpdateDateTime: new Date(FROM + second * 1_000).toISOString() });
      }),
    }),
});

test('an address that is neither https nor on loopback is refused before anything is sent', () => {
  expect(() => connectGraph('http://graph.example')).toThrow(/must be https/);
});
