import { API_LIMITS, type ApiName, type CallWindow } from '../connectors/http/api-limits.ts';
import type { CallLimits } from '../language/schema/call-limits.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Secure Score and security alerts share it. */
export const GRAPH_SECURITY = limitsOf(
  'graph-security',
  'Microsoft Graph throttling limits: security, per app and tenant',
);

/** What the Message center announces; the hour binds first. */
export const GRAPH_ANNOUNCEMENTS = limitsOf(
  'graph-service-announcements',
  'Microsoft Graph throttling limits: serviceAnnouncement, per app and tenant',
);

/** The least that Microsoft gives; large tenants have more. */
export const GRAPH_HUNTING = limitsOf(
  'graph-hunting',
  'Microsoft Defender XDR advanced hunting quotas: calls per tenant, at least',
);

/** All of it, but for packages, live response and indicators, which have less. */
export const DEFENDER_ENDPOINT = limitsOf(
  'defender-endpoint',
  'Microsoft Defender for Endpoint API: per app and tenant',
);

/** The figures that connectors keep to, as signatures tell them: one table serves both. */
function limitsOf(api: ApiName, source: string): CallLimits {
  const windows: readonly CallWindow[] = API_LIMITS[api];
  const callsPer = (perMs: number): number | undefined => windows.find((window) => window.perMs === perMs)?.calls;
  const [perMinute, perHour] = [callsPer(MINUTE_MS), callsPer(HOUR_MS)];
  return {
    api,
    ...(perMinute === undefined ? {} : { perMinute }),
    ...(perHour === undefined ? {} : { perHour }),
    source,
  };
}
