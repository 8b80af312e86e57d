import { expect, test } from 'vitest';
import { incidentClose } from '../../../actions/incident/incident-close.ts';
import { anIncident } from '../../connectors/graph/small-graph.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('an incident is resolved with its judgement, also a second time', async () => {
  const judged = { status: 'resolved', classification: 'truePositive', determination: 'phishing' };
  const bench = await start({
    'GET /security/incidents/42': anIncident(),
    'PATCH /security/incidents/42': anIncident(judged),
  });
  const input = { incident_id: '42', classification: 'truePositive', determination: 'phishing' };
  expect(await bench.run(incidentClose, input)).toMatchObject(judged);
  expect(await bench.run(incidentClose, input, true)).toMatchObject(judged);
  expect(bench.sent()).toEqual([judged, judged]);
});

test('an incident is not closed without a judgement', async () => {
  const bench = await start({});
  await expect(bench.run(incidentClose, { incident_id: '42', classification: 'truePositive' })).rejects.toThrow(
    /"determination" is required/,
  );
});
