import type { ApiRoute } from '../server/api-route.ts';
import { ALERT_ROUTES } from './alerts.ts';
import { INCIDENT_ROUTES } from './incidents.ts';

/** Everything that the simulated Graph answers, below `/v1.0`. */
export const GRAPH_ROUTES: readonly ApiRoute[] = [...INCIDENT_ROUTES, ...ALERT_ROUTES];
