import { describe, expect, test } from 'vitest';
import { incidentFields, renderIncident } from '../../../simulator/graph/render-incident.ts';
import { anEstate, at } from '../estate/estate-support.ts';
import { HAS_SCHEMA, problemsOf } from './graph-schema.ts';

const VIEW = { hasAlerts: true, hasNewMembers: false };

test('alerts come along only when they are asked for, and each belongs to its incident', () => {
  const estate = anEstate();
  const incident = at(estate.list('incident'), 4);
  expect(renderIncident(estate, incident, { ...VIEW, hasAlerts: false })).not.toHaveProperty('alerts');
  const { alerts } = renderIncident(estate, incident, VIEW) as unknown as { alerts: { incidentId: string }[] };
  expect(new Set(alerts.map(({ incidentId }) => incidentId))).toEqual(new Set([incident.id]));
});

test.each([
  [false, 'unknownFutureValue'],
  [true, 'awaitingAction'],
])('a newer status is shown only to who asks for newer members: %s', (hasNewMembers, status) => {
  const estate = anEstate();
  const incident = { ...at(estate.list('incident'), 4), status: 'awaitingAction' };
  expect(renderIncident(estate, incident, { ...VIEW, hasNewMembers })).toMatchObject({ status });
  expect(incidentFields(incident)).toMatchObject({ status: 'awaitingAction' });
});

describe(`by the published schema (${HAS_SCHEMA ? 'found' : 'left out: it is not on this machine'})`, () => {
  test('every incident is valid and has no member of its own', () => {
    const estate = anEstate();
    const incidents = estate.list('incident').map((incident) => renderIncident(estate, incident, VIEW));
    expect(incidents.flatMap((incident) => problemsOf('security.incident', incident))).toEqual([]);
  });
});
