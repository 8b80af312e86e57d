import { expect, test } from 'vitest';
import { incidentGet } from '../../../actions/incident/incident-get.ts';
import { anAlert, anIncident } from '../../connectors/graph/small-graph.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('an incident comes with 50 alerts at most, how many it has, and what they are about', async () => {
  const evidence = [{ '@odata.type': '#microsoft.graph.security.urlEvidence', url: 'https://attacker.example' }];
  const alerts = Array.from({ length: 51 }, (_, at) => anAlert({ id: `a${at}`, evidence }));
  const bench = await start({ 'GET /security/incidents/42': anIncident({ alerts, description: 'x'.repeat(3_000) }) });
  const output = await bench.run(incidentGet, { incident_id: '42' });
  expect(output).toMatchObject({ incident_id: '42', alert_count: 51, urls: [{ url: 'https://attacker.example' }] });
  const { alerts: kept, description } = output as { readonly alerts: readonly unknown[]; readonly description: string };
  expect([kept.length, description.length]).toEqual([50, 2_000]);
});

test('an id that is no number is refused before anything is sent', async () => {
  const bench = await start({});
  await expect(bench.run(incidentGet, { incident_id: '../users' })).rejects.toThrow(/must match the pattern/);
  expect(bench.asked()).toEqual([]);
});
