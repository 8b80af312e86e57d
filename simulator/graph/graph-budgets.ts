import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import type { ApiRoute } from '../server/api-route.ts';
import type { Behaviour } from '../simulator-settings.ts';
import type { World } from '../world.ts';
import type { GraphRefusal } from './graph-error.ts';

/** What a call costs whom. */
interface Costing {
  readonly tenant: SimulatedTenant;
  readonly route: ApiRoute;
}

/** Budgets a minute, by the name that routes give. */
const PER_MINUTE: Readonly<Record<string, keyof Behaviour['graph'] & `${string}PerMinute`>> = {
  security: 'securityPerMinute',
  hunting: 'huntingPerMinute',
};

/** Takes a call from its budget; 429 with Retry-After when nothing is left. */
export function throttle(world: World, { tenant, route }: Costing): GraphRefusal | undefined {
  if (route.budget === 'identityProtection') return throttleSecond(world, tenant);
  const setting = PER_MINUTE[route.budget ?? ''];
  if (setting === undefined) return undefined;
  const { isAllowed, resetAt } = world.minuteRates.count(
    `graph/${tenant.name}/${route.budget}`,
    world.behaviour.graph[setting],
  );
  if (isAllowed) return undefined;
  const retryAfterSeconds = Math.max(1, Math.ceil((resetAt - world.now()) / 1_000));
  return { ...TOO_MANY, retryAfterSeconds };
}

/** Identity protection counts by the second, and does not say how long to wait. */
function throttleSecond(world: World, tenant: SimulatedTenant): GraphRefusal | undefined {
  const limit = world.behaviour.graph.identityProtectionPerSecond;
  return world.secondRates.count(`graph/${tenant.name}/identityProtection`, limit).isAllowed ? undefined : TOO_MANY;
}

const TOO_MANY: GraphRefusal = { status: 429, code: 'TooManyRequests', message: 'Please retry again later.' };
