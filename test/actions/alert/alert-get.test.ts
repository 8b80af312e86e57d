import { expect, test } from 'vitest';
import { alertGet } from '../../../actions/alert/alert-get.ts';
import { anAlert } from '../../connectors/graph/small-graph.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('an alert comes with what it is about', async () => {
  const evidence = [
    { '@odata.type': '#microsoft.graph.security.ipEvidence', ipAddress: '192.0.2.1', verdict: 'suspicious' },
  ];
  const bench = await start({ 'GET /security/alerts_v2/da1_1': anAlert({ evidence }) });
  expect(await bench.run(alertGet, { alert_id: 'da1_1' })).toMatchObject({
    alert_id: 'da1_1',
    techniques: ['T1564.001'],
    addresses: [{ ip: '192.0.2.1', verdict: 'suspicious' }],
    devices: [],
  });
});

test('an alert that is not there is not found', async () => {
  const bench = await start({});
  await expect(bench.run(alertGet, { alert_id: 'none' })).rejects.toMatchObject({ kind: 'not-found', status: 404 });
});
