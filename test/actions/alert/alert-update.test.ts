import { expect, test } from 'vitest';
import { alertUpdate } from '../../../actions/alert/alert-update.ts';
import { anAlert } from '../../connectors/graph/small-graph.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('an alert gets what is named, and nothing else', async () => {
  const bench = await start({
    'PATCH /security/alerts_v2/da1_1': anAlert({ status: 'resolved', classification: 'falsePositive' }),
  });
  const input = {
    alert_id: 'da1_1',
    status: 'resolved',
    classification: 'falsePositive',
    determination: 'notMalicious',
  };
  expect(await bench.run(alertUpdate, input)).toMatchObject({ status: 'resolved', classification: 'falsePositive' });
  expect(bench.sent()).toEqual([
    { status: 'resolved', classification: 'falsePositive', determination: 'notMalicious' },
  ]);
});
