import { expect, test } from 'vitest';
import { incidentUpdate } from '../../../actions/incident/incident-update.ts';
import { anIncident } from '../../connectors/graph/small-graph.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('an incident gets what is named, and keeps its other tags', async () => {
  const bench = await start({
    'GET /security/incidents/42': anIncident(),
    'PATCH /security/incidents/42': anIncident({ status: 'inProgress', customTags: ['kept', 'phishing'] }),
  });
  const input = { incident_id: '42', status: 'inProgress', assigned_to: '', add_tags: ['phishing'] };
  expect(await bench.run(incidentUpdate, input)).toMatchObject({
    status: 'inProgress',
    custom_tags: ['kept', 'phishing'],
  });
  expect(bench.sent()).toEqual([{ status: 'inProgress', assignedTo: null, customTags: ['kept', 'phishing'] }]);
});
