import { afterEach, expect, test } from 'vitest';
import { listingOf } from '../../../connectors/graph/alerts.ts';
import { commentMark } from '../../../connectors/graph/comments.ts';
import { anAlert, startSmallGraph } from './small-graph.ts';
import type { SmallGraph } from './small-graph.ts';

let small: SmallGraph | undefined;
afterEach(() => small?.close());

test('an alert is read with the words of the schema, and one without a moment is an invalid answer', async () => {
  small = await startSmallGraph({
    'GET /security/alerts_v2/da1_1': anAlert({
      status: 'InProgress',
      determination: 'CompromisedUser',
      severity: 'Extreme',
    }),
    'GET /security/alerts_v2/broken': anAlert({ lastUpdateDateTime: null }),
  });
  expect(await small.graph.alerts.get('da1_1')).toMatchObject({
    status: 'inProgress',
    determination: 'compromisedAccount',
    severity: 'Extreme',
    classification: '',
    updatedAt: '2026-11-20T09:00:00.000Z',
  });
  await expect(small.graph.alerts.get('broken')).rejects.toMatchObject({ kind: 'invalid-answer' });
});

test('an update sends only what changes, and a listing is one of what has changed', async () => {
  small = await startSmallGraph({
    'PATCH /security/alerts_v2/da1_1': anAlert({ status: 'resolved' }),
    'GET /security/alerts_v2': { value: [anAlert()] },
  });
  expect((await small.graph.alerts.update('da1_1', { status: 'resolved', assignedTo: null })).status).toBe('resolved');
  expect(small.sent()).toEqual([{ status: 'resolved', assignedTo: null }]);
  const query = { updatedFrom: 0, order: 'newest-first', statuses: ['new'], severities: ['low', 'high'] } as const;
  expect(await small.graph.alerts.list(query)).toHaveLength(1);
  expect(listingOf(query).where).toEqual(["status eq 'new'", "(severity eq 'low' or severity eq 'high')"]);
});

test('a comment is sent at once the first time, and only looked for when it may have been sent before', async () => {
  small = await startSmallGraph({
    'GET /security/alerts_v2/da1_1': anAlert({ comments: [{ comment: `x ${commentMark('k')}` }] }),
    'POST /security/alerts_v2/da1_1/comments': [],
  });
  const { alerts } = small.graph;
  expect(await alerts.comment('da1_1', { text: 'x', idempotencyKey: 'k', look: false })).toBe(true);
  expect(await alerts.comment('da1_1', { text: 'x', idempotencyKey: 'k', look: true })).toBe(false);
  expect(await alerts.comment('da1_1', { text: 'x', idempotencyKey: 'other', look: true })).toBe(true);
  expect(small.asked().filter((call) => call.startsWith('POST'))).toHaveLength(2);
  expect(small.asked()[0]).toBe('POST /security/alerts_v2/da1_1/comments');
});
