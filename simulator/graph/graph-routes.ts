import type { ApiRoute } from '../server/api-route.ts';
import { ALERT_ROUTES } from './alerts.ts';
import { ANALYZED_EMAIL_ROUTES } from './analyzed-emails.ts';
import { ANNOUNCEMENT_ROUTES } from './announcements.ts';
import { GROUP_ROUTES } from './groups.ts';
import { HUNTING_ROUTES } from './hunting.ts';
import { INCIDENT_ROUTES } from './incidents.ts';
import { LICENCE_ROUTES } from './licences.ts';
import { MANAGED_DEVICE_ROUTES } from './managed-devices.ts';
import { RISKY_USER_ROUTES } from './risky-users.ts';
import { SECURE_SCORE_ROUTES } from './secure-scores.ts';
import { USER_ROUTES } from './users.ts';

/** Everything that the simulated Graph answers, below `/v1.0`. */
export const GRAPH_ROUTES: readonly ApiRoute[] = [
  ...INCIDENT_ROUTES,
  ...ALERT_ROUTES,
  ...ANALYZED_EMAIL_ROUTES,
  ...HUNTING_ROUTES,
  ...USER_ROUTES,
  ...GROUP_ROUTES,
  ...RISKY_USER_ROUTES,
  ...SECURE_SCORE_ROUTES,
  ...LICENCE_ROUTES,
  ...ANNOUNCEMENT_ROUTES,
  ...MANAGED_DEVICE_ROUTES,
];
