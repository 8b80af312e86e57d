import { expect, test } from 'vitest';
import { anEstate, at } from './estate-support.ts';

test('the two oldest incidents are resolved with all their alerts, and all others are open', () => {
  const estate = anEstate();
  const resolved = estate.list('incident').filter(({ status }) => status === 'resolved');
  expect(resolved.map(({ id }) => id)).toEqual(['1001', '1002']);
  for (const alert of estate.list('alert')) {
    const isClosed = ['1001', '1002'].includes(alert.incidentId);
    expect([alert.status, alert.resolvedAt !== null]).toEqual(isClosed ? ['resolved', true] : ['new', false]);
  }
});

test('the third incident was merged into the fourth, which holds its alerts', () => {
  const estate = anEstate();
  expect(at(estate.list('incident'), 2)).toMatchObject({ status: 'redirected', redirectIncidentId: '1004' });
  const idsOf = (incident: string): number =>
    estate.list('alert').filter(({ incidentId }) => incidentId === incident).length;
  expect([idsOf('1003'), idsOf('1004')]).toEqual([0, 6]);
});
