import { expect, test } from 'vitest';
import { licenceList } from '../../../actions/licence/licence-list.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('licences are listed with what is in use, as many as the limit at most', async () => {
  const sku = {
    id: 'a',
    skuPartNumber: 'SPE_E5',
    capabilityStatus: 'Enabled',
    prepaidUnits: { enabled: 250 },
    consumedUnits: 231,
  };
  const bench = await start({ 'GET /subscribedSkus': { value: [sku, { ...sku, id: 'b' }] } });
  expect(await bench.run(licenceList, { limit: 1 })).toEqual({
    licences: [{ sku: 'SPE_E5', status: 'Enabled', enabled: 250, consumed: 231 }],
  });
});
