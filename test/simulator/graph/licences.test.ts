import { describe, expect, test } from 'vitest';
import { aBench, jsonOf, refusalOf } from '../support.ts';
import { HAS_SCHEMA, problemsOf } from './graph-schema.ts';

interface Listing {
  readonly value: readonly Record<string, unknown>[];
}

test('licences come whole, without pages, and units stand where the state of the subscription puts them', async () => {
  const { graph } = await aBench();
  const { value } = await jsonOf<Listing>(await graph('subscribedSkus'));
  expect(value).toMatchObject([
    { skuPartNumber: 'SPE_E5', capabilityStatus: 'Enabled', consumedUnits: 40, prepaidUnits: { enabled: 45 } },
    { capabilityStatus: 'Warning', prepaidUnits: { enabled: 0, warning: 10 } },
    { capabilityStatus: 'Suspended', servicePlans: [{ provisioningStatus: 'Disabled' }] },
  ]);
});

test('nothing but $select may be asked', async () => {
  const { graph } = await aBench();
  const { value } = await jsonOf<Listing>(await graph('subscribedSkus?$select=skuPartNumber'));
  expect(Object.keys(value[0] ?? {})).toEqual(['id', 'skuPartNumber']);
  expect(await refusalOf(await graph('subscribedSkus?$top=1'))).toBe(
    "400 BadRequest: The query option '$top' is not supported.",
  );
});

describe(`by the published schema (${HAS_SCHEMA ? 'found' : 'left out: it is not on this machine'})`, () => {
  test('every licence is valid and has no member of its own', async () => {
    const { value } = await jsonOf<Listing>(await (await aBench()).graph('subscribedSkus'));
    expect(value.flatMap((sku) => problemsOf('subscribedSku', sku))).toEqual([]);
  });
});
