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

/** What a call is counted against. */
interface Budget {
  readonly window: 'minuteRates' | 'hourRates';
  readonly setting: keyof Behaviour['graph'] & `${string}Per${'Minute' | 'Hour'}`;
}

/** The budgets by the name that routes give. */
const BUDGETS: Readonly<Record<string, readonly Budget[]>> = {
  security: [{ window: 'minuteRates', setting: 'securityPerMinute' }],
  hunting: [{ window: 'minuteRates', setting: 'huntingPerMinute' }],
  announcements: [
    { window: 'minuteRates', setting: 'announcementsPerMinute' },
    { window: 'hourRates', setting: 'announcementsPerHour' },
  ],
};

/** Takes a call from its budgets; 429 with Retry-After when nothing is left in one of them. */
export function throttle(world: World, { tenant, route }: Costing): GraphRefusal | undefined {
  if (route.budget === 'identityProtection') return throttleSecond(world, tenant);
  const counted = (BUDGETS[route.budget ?? ''] ?? []).map(({ window, setting }) =>
    world[window].count(`graph/${tenant.name}/${route.budget}`, world.behaviour.graph[setting]),
  );
  const empty = counted.filter(({ isAllowed }) => !isAllowed);
  if (empty.length === 0) return undefined;
  const resetAt = Math.max(...empty.map((budget) => budget.resetAt));
  return { ...TOO_MANY, retryAfterSeconds: Math.max(1, Math.ceil((resetAt - world.now()) / 1_000)) };
}

/** Identity protection counts by the second, and does not say how long to wait. */
function throttleSecond(world: World, tenant: SimulatedTenant): GraphRefusal | undefined {
  const limit = world.behaviour.graph.identityProtectionPerSecond;
  return world.secondRates.count(`graph/${tenant.name}/identityProtection`, limit).isAllowed ? undefined : TOO_MANY;
}

const TOO_MANY: GraphRefusal = { status: 429, code: 'TooManyRequests', message: 'Please retry again later.' };
