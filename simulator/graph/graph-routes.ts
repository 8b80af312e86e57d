import type { ApiRoute } from '../server/api-route.ts';

/** Everything that the simulated Graph answers, below `/v1.0`. */
export const GRAPH_ROUTES: readonly ApiRoute[] = [];
