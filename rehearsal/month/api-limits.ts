/** How often an upstream may be called. */
export interface ApiLimit {
  /** Connection of the tenant, as actions name it. */
  readonly upstream: string;
  readonly perMinute?: number;
  readonly perHour?: number;
  /** What the figure holds for, and whose it is. */
  readonly source: string;
}

/**
 * The limits that vendors document, for each the narrowest that all our calls share. An upstream without a figure is
 * limited by its own administrators: the file of faults may say how (`limits`).
 */
export const API_LIMITS: readonly ApiLimit[] = [
  {
    upstream: 'graph',
    perMinute: 150,
    source: 'Microsoft Graph throttling limits: security alerts and incidents, per app and tenant',
  },
  {
    upstream: 'defender-endpoint',
    perMinute: 100,
    perHour: 1_500,
    source: 'Microsoft Defender for Endpoint API: per app and tenant',
  },
  {
    upstream: 'o365-management',
    perMinute: 2_000,
    source: 'Office 365 Management Activity API: per publisher and tenant, at least',
  },
  { upstream: 'smtp', perMinute: 30, source: 'Exchange Online sending limits: messages per mailbox' },
  { upstream: 'teams', perMinute: 240, source: 'Teams incoming workflow: 4 requests a second' },
  { upstream: 'servicenow', source: 'ServiceNow: rules of the instance (sys_rate_limit_rules), per user and hour' },
  { upstream: 'jira', source: 'Jira Cloud: bursts, told by the headers of each answer' },
];
