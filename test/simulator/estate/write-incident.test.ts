import { expect, test } from 'vitest';
import { aBench, jsonOf } from '../support.ts';

interface Incident {
  readonly lastUpdateDateTime: string;
  readonly status: string;
  readonly alerts: readonly {
    readonly id: string;
    readonly status: string;
    readonly resolvedDateTime: string | null;
  }[];
}

const EXPANDED = 'security/incidents/1005?$expand=alerts';

test('closing an incident resolves its open alerts', async () => {
  const { graph } = await aBench();
  await graph('security/incidents/1005', { method: 'PATCH', body: { status: 'resolved' } });
  const incident = await jsonOf<Incident>(await graph(EXPANDED));
  expect(incident.status).toBe('resolved');
  expect(incident.alerts.length).toBeGreaterThan(1);
  expect(
    incident.alerts.every(({ status, resolvedDateTime }) => status === 'resolved' && resolvedDateTime !== null),
  ).toBe(true);
});

test('a change that changes nothing is no effect and leaves the time of the last update', async () => {
  const { graph, control, clock } = await aBench();
  const before = await jsonOf<Incident>(await graph(EXPANDED));
  clock.now += 60_000;
  await graph('security/incidents/1005', { method: 'PATCH', body: { status: 'active', assignedTo: '' } });
  await graph(`security/alerts_v2/${before.alerts[0]?.id}`, { method: 'PATCH', body: { status: 'new' } });
  expect(await jsonOf<Incident>(await graph(EXPANDED))).toEqual(before);
  expect(await control.effects()).toEqual([]);
});

test('an update of an alert is one of its incident, and an alert opened again is resolved no longer', async () => {
  const { graph, control, clock } = await aBench();
  const before = await jsonOf<Incident>(await graph(EXPANDED));
  const id = before.alerts[0]?.id;
  clock.now += 60_000;
  await graph(`security/alerts_v2/${id}`, { method: 'PATCH', body: { status: 'resolved' } });
  const closed = await jsonOf<Incident>(await graph(EXPANDED));
  expect(closed.lastUpdateDateTime).toBe('2026-11-20T12:01:00.5000000Z');
  expect(closed.alerts[0]?.resolvedDateTime).toBe('2026-11-20T12:01:00.5000000Z');
  await graph(`security/alerts_v2/${id}`, { method: 'PATCH', body: { status: 'inProgress' } });
  expect((await jsonOf<Incident>(await graph(EXPANDED))).alerts[0]?.resolvedDateTime).toBeNull();
  expect((await control.effects()).map(({ op }) => op)).toEqual(['alert.update', 'alert.update']);
});

test('the same comment twice is there twice, on incidents and on alerts', async () => {
  const { graph, control } = await aBench();
  const { alerts } = await jsonOf<Incident>(await graph(EXPANDED));
  for (const path of ['security/incidents/1005/comments', `security/alerts_v2/${alerts[0]?.id}/comments`]) {
    await graph(path, { body: { comment: 'Seen' } });
    const answer = await graph(path, { body: { comment: 'Seen' } });
    expect(await answer.json()).toMatchObject({ value: [{ comment: 'Seen' }, { comment: 'Seen' }] });
  }
  expect((await control.effects()).map(({ op }) => op)).toEqual([
    'incident.comment',
    'incident.comment',
    'alert.comment',
    'alert.comment',
  ]);
});
