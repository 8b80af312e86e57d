import type { ApiRoute } from '../server/api-route.ts';

/** Everything that the simulated Defender for Endpoint answers, below `/api`. */
export const DEFENDER_ROUTES: readonly ApiRoute[] = [];
