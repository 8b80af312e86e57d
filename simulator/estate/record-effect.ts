import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall } from '../server/api-route.ts';

/** One effective write: what was done, to which entity, and what changed. */
export interface NewEstateEffect {
  readonly op: string;
  readonly target: string;
  readonly effect: JsonRecord;
}

/** Writes an effect down, on disk before anything changes; its key is the `client-request-id` of the call, or ''. */
export function recordEffect({ world, tenant, exchange }: ApiCall, { op, target, effect }: NewEstateEffect): void {
  const key = exchange.headers['client-request-id'];
  world.effects.append({
    // Only these two services hand out calls with a tenant of the token.
    service: exchange.service === 'graph' ? 'graph' : 'defender-endpoint',
    tenant: tenant.name,
    op,
    target,
    key: typeof key === 'string' ? key : '',
    effect,
  });
}
