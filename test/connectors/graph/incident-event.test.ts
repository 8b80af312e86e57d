import { expect, test } from 'vitest';
import { readEntity } from '../../../connectors/graph/entity.ts';
import { incidentFields } from '../../../connectors/graph/incident-event.ts';
import { expectFitsEvent } from './fits-event.ts';
import { anAlert, anIncident } from './small-graph.ts';

const fieldsOf = (changes = {}) => incidentFields(readEntity('test', anIncident(changes)));
const device = { '@odata.type': '#microsoft.graph.security.deviceEvidence', mdeDeviceId: 'd-1' };

test('an incident has the fields of the catalogue, with its alerts and what all of them are about', () => {
  const comments = [{ comment: 'Seen', createdByDisplayName: 'mia', createdDateTime: '2026-11-20T08:30:00Z' }];
  const fields = fieldsOf({ alerts: [anAlert({ evidence: [device] })], comments, priorityScore: 80 });
  expect(fields).toMatchObject({
    incident_id: '42',
    title: 'Mails with a forged invoice',
    priority_score: 80,
    custom_tags: ['kept'],
    comments: [{ text: 'Seen', by: 'mia', at: '2026-11-20T08:30:00.000Z' }],
    alerts: [{ alert_id: 'da1_1', severity: 'low', category: 'DefenseEvasion', techniques: ['T1564.001'] }],
    devices: [{ device_id: 'd-1', roles: [] }],
  });
  expectFitsEvent('defender.incident', fields);
});

test('one that was merged names the one that goes on', () => {
  const fields = fieldsOf({ status: 'redirected', redirectIncidentId: '7' });
  expect(fields).toMatchObject({ status: 'redirected', redirected_to: '7' });
  expectFitsEvent('defender.incident', fields);
});

test.each(['id', 'createdDateTime', 'lastUpdateDateTime'])('an incident without %s is no event', (member) => {
  expect(() => fieldsOf({ [member]: null })).toThrow(`"${member}" is needed`);
});
