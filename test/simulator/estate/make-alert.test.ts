import { expect, test } from 'vitest';
import { makeAlert, makeIncident } from '../../../simulator/estate/make-alert.ts';
import { seededRandom } from '../../../simulator/records/seeded-random.ts';
import { anEstate, at } from './estate-support.ts';

const AT = '2026-11-20T12:00:00.000Z';

test('an alert is new, of its kind, and refers to what it is about', () => {
  const user = at(anEstate().list('user'), 7);
  const alert = makeAlert(seededRandom(1), { kind: 'spray', incidentId: '7', at: AT, user });
  expect(alert).toMatchObject({ status: 'new', severity: 'high', incidentId: '7', userIds: [user.id], deviceIds: [] });
  expect(alert.firstActivityAt < alert.createdAt).toBe(true);
});

test.each([
  ['hiddenFile', /^da/],
  ['phish', /^fa/],
] as const)('an alert of %s has an id of its product: %s', (kind, id) => {
  expect(makeAlert(seededRandom(1), { kind, incidentId: '7', at: AT }).id).toMatch(id);
});

test.each([
  ['ransomware', 'high', 85],
  ['travel', 'medium', 40],
] as const)('an incident of %s is %s with a priority of %i', (kind, severity, priorityScore) => {
  expect(makeIncident('7', kind, AT)).toMatchObject({ severity, priorityScore, status: 'active' });
});
