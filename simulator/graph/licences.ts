import type { EstateSku } from '../estate/governance-types.ts';
import { selected } from '../odata/list-page.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';
import { contextOf, refuse } from './answer.ts';
import { badRequest } from './graph-error.ts';

/** What was bought. */
export const LICENCE_ROUTES: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/subscribedSkus',
    roles: ['LicenseAssignment.Read.All', 'Organization.Read.All'],
    run: listSkus,
  },
];

/** No pages, and no query but `$select`. */
function listSkus(call: ApiCall): Answer {
  const { query } = call.exchange;
  const strange = [...query.keys()].find((name) => name !== '$select');
  if (strange !== undefined) return refuse(call, badRequest(`The query option '${strange}' is not supported.`));
  const select = query.get('$select')?.split(',');
  const { entraTenantId, name } = call.tenant;
  const value = call.world.estates
    .of(call.tenant)
    .list('sku')
    .map((sku) => selected(renderSku(sku, { accountId: entraTenantId, accountName: name }), select));
  return jsonAnswer(200, { '@odata.context': contextOf('subscribedSkus'), value });
}

function renderSku(sku: EstateSku, account: JsonRecord): JsonRecord {
  const units = { enabled: 0, suspended: 0, warning: 0, lockedOut: 0 };
  const state = { Enabled: 'enabled', Warning: 'warning', Suspended: 'suspended' }[sku.status];
  return {
    id: sku.id,
    ...account,
    skuId: sku.skuId,
    skuPartNumber: sku.partNumber,
    capabilityStatus: sku.status,
    consumedUnits: sku.consumed,
    prepaidUnits: { ...units, [state]: sku.enabled },
    appliesTo: 'User',
    subscriptionIds: [sku.skuId],
    servicePlans: sku.plans.map(({ id, name }) => ({
      servicePlanId: id,
      servicePlanName: name,
      provisioningStatus: sku.status === 'Suspended' ? 'Disabled' : 'Success',
      appliesTo: 'User',
    })),
  };
}
