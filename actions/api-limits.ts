import type { CallLimits } from '../language/schema/call-limits.ts';

/** Secure Score and security alerts share it. */
export const GRAPH_SECURITY: CallLimits = {
  api: 'graph-security',
  perMinute: 150,
  source: 'Microsoft Graph throttling limits: security, per app and tenant',
};

/** What the Message center announces; the hour binds first. */
export const GRAPH_ANNOUNCEMENTS: CallLimits = {
  api: 'graph-announcements',
  perMinute: 240,
  perHour: 800,
  source: 'Microsoft Graph throttling limits: serviceAnnouncement, per app and tenant',
};

/** The least that Microsoft gives; large tenants have more. */
export const GRAPH_HUNTING: CallLimits = {
  api: 'graph-hunting',
  perMinute: 45,
  source: 'Microsoft Defender XDR advanced hunting quotas: calls per tenant, at least',
};

/** All of it, but for packages, live response and indicators, which have less. */
export const DEFENDER_ENDPOINT: CallLimits = {
  api: 'defender-endpoint',
  perMinute: 100,
  perHour: 1_500,
  source: 'Microsoft Defender for Endpoint API: per app and tenant',
};
