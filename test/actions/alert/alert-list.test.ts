import { expect, test } from 'vitest';
import { alertList } from '../../../actions/alert/alert-list.ts';
import { anAlert } from '../../connectors/graph/small-graph.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('alerts of the last hours are listed by state and severity, those that changed last first', async () => {
  const bench = await start({ 'GET /security/alerts_v2': { value: [anAlert(), anAlert({ id: 'da2_2' })] } });
  const output = await bench.run(alertList, { since_hours: 1, statuses: ['new', 'inProgress'], limit: 1 });
  expect(output).toMatchObject({ alerts: [{ alert_id: 'da1_1', incident_id: '42' }] });
  expect(bench.server.seen.at(-1)?.query.get('$filter')).toBe(
    "lastUpdateDateTime ge 2026-11-21T09:00:00.000Z and (status eq 'new' or status eq 'inProgress')",
  );
});
