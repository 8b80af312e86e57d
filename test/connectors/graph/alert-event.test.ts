import { expect, test } from 'vitest';
import { alertFields, judgementFields } from '../../../connectors/graph/alert-event.ts';
import { readEntity } from '../../../connectors/graph/entity.ts';
import { expectFitsEvent } from './fits-event.ts';
import { anAlert } from './small-graph.ts';

const fieldsOf = (changes = {}) => alertFields(readEntity('test', anAlert(changes)));

test('an alert has the fields of the catalogue', () => {
  expect(fieldsOf({ tenantId: 't', assignedTo: 'mia@x', resolvedDateTime: null })).toMatchObject({
    alert_id: 'da1_1',
    incident_id: '42',
    organization_id: 't',
    status: 'new',
    severity: 'low',
    assigned_to: 'mia@x',
    techniques: ['T1564.001'],
    deep_link: 'https://security.example/alerts/da1_1',
    updated_at: '2026-11-20T09:00:00.000Z',
  });
  expect(fieldsOf()).not.toHaveProperty('classification');
  expectFitsEvent('defender.alert', fieldsOf());
});

test('words of today are used for older ones, and words that are new stay as they came', () => {
  const alert = readEntity('test', anAlert({ severity: 'Medium', classification: 'brandNew', determination: 'Clean' }));
  expect(judgementFields(alert)).toEqual({
    severity: 'medium',
    classification: 'brandNew',
    determination: 'notMalicious',
  });
});

test.each(['id', 'lastUpdateDateTime'])('an alert without %s is no event', (member) => {
  expect(() => fieldsOf({ [member]: null })).toThrow(`"${member}" is needed`);
});
