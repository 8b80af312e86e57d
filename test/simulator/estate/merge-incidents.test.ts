import { expect, test } from 'vitest';
import { mergeIncidents } from '../../../simulator/estate/merge-incidents.ts';
import { aBench } from '../support.ts';
import { anEstate, at } from './estate-support.ts';

test('the alerts of a merged incident move to the survivor, and both were updated', () => {
  const estate = anEstate();
  const [from, into] = [at(estate.list('incident'), 4), at(estate.list('incident'), 5)];
  const before = estate.list('alert').filter(({ incidentId }) => [from.id, into.id].includes(incidentId)).length;
  const now = '2026-11-20T12:00:00.500Z';
  mergeIncidents(estate, { from, into, at: now });
  expect(estate.list('alert').filter(({ incidentId }) => incidentId === into.id)).toHaveLength(before);
  expect(estate.find('incident', from.id)).toMatchObject({
    status: 'redirected',
    redirectIncidentId: into.id,
    updatedAt: now,
  });
  expect(estate.find('incident', into.id)?.updatedAt).toBe(now);
});

test('a merge that was ordered is what Graph answers', async () => {
  const { control, graph } = await aBench();
  await control.mergeIncidents({ tenant: 'contoso', from: '1005', into: '1006' });
  expect(await (await graph('security/incidents/1005')).json()).toMatchObject({ redirectIncidentId: '1006' });
});
