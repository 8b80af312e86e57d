import { afterEach, expect, test } from 'vitest';
import type { TenantId } from '../../../contracts/ids.ts';
import { anAlert, anIncident, startSmallGraph, type SmallGraph } from './small-graph.ts';

const query = { tenant: 'contoso' as TenantId, from: Date.parse('2026-11-20T08:00:00Z'), take: 100 };
let small: SmallGraph | undefined;
afterEach(() => small?.close());

async function graphWith(value: readonly object[]) {
  const page = { value: JSON.parse(JSON.stringify(value)) };
  small = await startSmallGraph({ 'GET /security/alerts_v2': page, 'GET /security/incidents': page });
  return small.graph.changes;
}

test('alerts that have changed are events, each state with an id of its own', async () => {
  const later = anAlert({ id: 'da2_1', lastUpdateDateTime: '2026-11-20T09:00:00.1234567Z' });
  const { events, unreadable } = await (await graphWith([anAlert(), later])).alerts(query);
  expect(unreadable).toEqual([]);
  expect(events.map(({ event }) => event.id)).toEqual([
    'security/alerts_v2/da1_1/2026-11-20T09:00:00Z',
    'security/alerts_v2/da2_1/2026-11-20T09:00:00.1234567Z',
  ]);
  expect(events[0]).toMatchObject({
    changedAt: Date.parse('2026-11-20T09:00:00Z'),
    event: { tenant: 'contoso', source: 'defender', type: 'defender.alert', raw: anAlert() },
  });
  expect(small?.server.seen.at(-1)?.query.get('$filter')).toBe('lastUpdateDateTime ge 2026-11-20T08:00:00.000Z');
});

test('incidents come with their alerts', async () => {
  const { events } = await (await graphWith([anIncident({ alerts: [anAlert()] })])).incidents(query);
  expect(events).toMatchObject([{ event: { type: 'defender.incident', fields: { alerts: [{ alert_id: 'da1_1' }] } } }]);
  expect(small?.server.seen.at(-1)?.query.get('$expand')).toBe('alerts');
});

test('an incident that is no event is told apart, with why, and stops no other (F33)', async () => {
  const broken = anIncident({ id: '43', createdDateTime: null });
  const { events, unreadable } = await (await graphWith([broken, anIncident()])).incidents(query);
  expect(events).toHaveLength(1);
  expect(unreadable).toMatchObject([{ reason: expect.stringContaining('"createdDateTime" is needed'), raw: broken }]);
});
