import { afterEach, expect, test } from 'vitest';
import { commentMark } from '../../../connectors/graph/comments.ts';
import { anAlert, anIncident, startSmallGraph } from './small-graph.ts';
import type { SmallGraph } from './small-graph.ts';

let small: SmallGraph | undefined;
afterEach(() => small?.close());

const merged = (id: string, into: string): ReturnType<typeof anIncident> =>
  anIncident({ id, status: 'Redirected', redirectIncidentId: into });

test('an incident that was merged, and again, is the one that goes on, for reads and for writes', async () => {
  small = await startSmallGraph({
    'GET /security/incidents/40': merged('40', '41'),
    'GET /security/incidents/41': merged('41', '42'),
    'GET /security/incidents/42': anIncident({ alerts: [anAlert()] }),
    'PATCH /security/incidents/42': anIncident({ status: 'resolved' }),
    'POST /security/incidents/42/comments': [],
  });
  const { incidents } = small.graph;
  const incident = await incidents.get('40');
  expect([incident.id, incident.redirectedTo, incident.alerts.length]).toEqual(['42', '', 1]);
  expect(small.server.seen.at(-1)?.query.get('$expand')).toBe('alerts');
  expect(await incidents.update('40', { status: 'resolved' })).toMatchObject({ id: '42', status: 'resolved' });
  expect(await incidents.comment('40', { text: 'Hello', idempotencyKey: 'k' })).toEqual({ id: '42', added: true });
});

test('incidents that were merged in a circle, or too often, are an invalid answer', async () => {
  const chain = Object.fromEntries(
    Array.from({ length: 8 }, (_, at) => [`GET /security/incidents/${at}`, merged(String(at), String(at + 1))]),
  );
  small = await startSmallGraph({ ...chain, 'GET /security/incidents/90': merged('90', '90') });
  for (const id of ['0', '90'])
    await expect(small.graph.incidents.get(id)).rejects.toMatchObject({ kind: 'invalid-answer' });
  expect(small.asked().length).toBe(7);
});

test('tags are added to those that are there, since a write replaces the list; without new ones it stays', async () => {
  small = await startSmallGraph({
    'GET /security/incidents/42': anIncident(),
    'PATCH /security/incidents/42': anIncident(),
  });
  await small.graph.incidents.update('42', { addTags: ['kept', 'new'], classification: 'truePositive' });
  await small.graph.incidents.update('42', { addTags: [] });
  expect(small.sent()).toEqual([{ classification: 'truePositive', customTags: ['kept', 'new'] }, {}]);
});

test('a comment that is there is not sent again', async () => {
  const comments = [{ comment: `Hello ${commentMark('k')}` }];
  small = await startSmallGraph({ 'GET /security/incidents/42': anIncident({ comments }) });
  expect(await small.graph.incidents.comment('42', { text: 'Hello', idempotencyKey: 'k' })).toEqual({
    id: '42',
    added: false,
  });
  expect(small.asked()).toEqual(['GET /security/incidents/42']);
});

test('a listing shows merged incidents as what they are, without alerts', async () => {
  small = await startSmallGraph({ 'GET /security/incidents': { value: [merged('40', '42')] } });
  const [incident] = await small.graph.incidents.list({ updatedFrom: 0, order: 'oldest-first' });
  expect(incident).toMatchObject({ id: '40', status: 'redirected', redirectedTo: '42', alerts: [] });
});
