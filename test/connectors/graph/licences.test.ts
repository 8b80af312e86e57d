import { afterEach, expect, test } from 'vitest';
import { startSmallGraph } from './small-graph.ts';
import type { SmallGraph } from './small-graph.ts';

let small: SmallGraph | undefined;
afterEach(() => small?.close());

test('licences say how many there are and how many are in use; what is not said is none', async () => {
  small = await startSmallGraph({
    'GET /subscribedSkus': {
      value: [
        {
          id: 'a',
          skuPartNumber: 'SPE_E5',
          capabilityStatus: 'enabled',
          prepaidUnits: { enabled: 250 },
          consumedUnits: 231,
        },
        { id: 'b', skuPartNumber: 'NEW', capabilityStatus: 'Paused' },
      ],
    },
  });
  expect(await small.graph.licences.list()).toEqual([
    { sku: 'SPE_E5', status: 'Enabled', enabled: 250, consumed: 231 },
    { sku: 'NEW', status: 'Paused', enabled: 0, consumed: 0 },
  ]);
});
