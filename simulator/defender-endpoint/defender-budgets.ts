import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import type { World } from '../world.ts';
import type { DefenderRefusal } from './defender-error.ts';

/** Takes a call from the budgets of the minute and of the hour; 429 with Retry-After when one of them is empty. */
export function throttle(world: World, { name }: SimulatedTenant): DefenderRefusal | undefined {
  const { requestsPerMinute, requestsPerHour } = world.behaviour.defenderEndpoint;
  const minute = world.minuteRates.count(`defender-endpoint/${name}`, requestsPerMinute);
  const hour = world.hourRates.count(`defender-endpoint/${name}`, requestsPerHour);
  if (minute.isAllowed && hour.isAllowed) return undefined;
  const { resetAt } = hour.isAllowed ? minute : hour;
  return {
    status: 429,
    code: 'TooManyRequests',
    message: `API calls quota exceeded! Maximum allowed ${hour.isAllowed ? requestsPerMinute : requestsPerHour}.`,
    retryAfterSeconds: Math.max(1, Math.ceil((resetAt - world.now()) / 1_000)),
  };
}
