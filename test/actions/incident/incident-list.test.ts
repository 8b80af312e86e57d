import { expect, test } from 'vitest';
import { incidentList } from '../../../actions/incident/incident-list.ts';
import { anIncident } from '../../connectors/graph/small-graph.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('incidents of the last hours are listed by state and severity, those that changed last first', async () => {
  const bench = await start({ 'GET /security/incidents': { value: [anIncident(), anIncident({ id: '43' })] } });
  const output = await bench.run(incidentList, {
    since_hours: 24,
    statuses: ['active'],
    severities: ['high', 'medium'],
    limit: 1,
  });
  expect(output).toMatchObject({ incidents: [{ incident_id: '42', title: 'Mails with a forged invoice' }] });
  const query = bench.server.seen.at(-1)?.query;
  expect(query?.get('$filter')).toBe(
    "lastUpdateDateTime ge 2026-11-20T10:00:00.000Z and status eq 'active' and (severity eq 'high' or severity eq 'medium')",
  );
  expect(query?.get('$orderby')).toBe('lastUpdateDateTime desc');
});
