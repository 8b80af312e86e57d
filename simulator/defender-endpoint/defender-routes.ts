import type { ApiRoute } from '../server/api-route.ts';
import { EXPOSURE_ROUTES } from './exposure.ts';
import { INDICATOR_ROUTES } from './indicators.ts';
import { MACHINE_ACTION_ROUTES } from './machine-actions.ts';
import { MACHINE_ORDER_ROUTES } from './machine-orders.ts';
import { MACHINE_ROUTES } from './machines.ts';

/** Everything that the simulated Defender for Endpoint answers, below `/api`. */
export const DEFENDER_ROUTES: readonly ApiRoute[] = [
  ...MACHINE_ROUTES,
  ...MACHINE_ORDER_ROUTES,
  ...MACHINE_ACTION_ROUTES,
  ...INDICATOR_ROUTES,
  ...EXPOSURE_ROUTES,
];
