import { expect, test } from 'vitest';
import { INCIDENT, viewOfIncident } from '../../../actions/incident/incident-view.ts';
import { readEntity } from '../../../connectors/graph/entity.ts';
import { readIncident } from '../../../connectors/graph/incidents.ts';
import { anIncident } from '../../connectors/graph/small-graph.ts';

test('an incident is shown with exactly the members that its schema names', () => {
  const view = viewOfIncident(readIncident(readEntity('read it', anIncident())));
  expect(Object.keys(view)).toEqual(Object.keys(INCIDENT));
  expect(view).toMatchObject({
    incident_id: '42',
    custom_tags: ['kept'],
    deep_link: 'https://security.example/incidents/42',
  });
});
