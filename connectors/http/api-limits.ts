/** So many calls in so much time, as the vendor declares it for one tenant. */
export interface CallWindow {
  readonly calls: number;
  readonly perMs: number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * What vendors say that one tenant may call, by API. An API without windows declares none or has them per instance:
 * only its own answers close it. Sources: [D] the vendor's page, [O] seen in client code, to be verified on a tenant.
 */
export const API_LIMITS = {
  /** [D] Baseline of a tenant; large tenants get more. */
  'o365-management': [{ calls: 2_000, perMs: MINUTE_MS }],
  /** [D] Alerts and incidents, reads and updates together. */
  'graph-security': [{ calls: 150, perMs: MINUTE_MS }],
  /** [D] At least that many; processor time is limited apart from it. */
  'graph-hunting': [{ calls: 45, perMs: MINUTE_MS }],
  /** [D] */
  'graph-risky-users': [{ calls: 1, perMs: SECOND_MS }],
  /** [D] The hour binds. */
  'graph-service-announcements': [
    { calls: 240, perMs: MINUTE_MS },
    { calls: 800, perMs: HOUR_MS },
  ],
  /** The rest of Graph has limits by service and request cost, which only its 429 tells. */
  graph: [],
  /** [D] Machines, machine actions, indicators, vulnerabilities together. */
  'defender-endpoint': [
    { calls: 100, perMs: MINUTE_MS },
    { calls: 1_500, perMs: HOUR_MS },
  ],
  /** [D] Beside the limit of the whole API. */
  'defender-endpoint-package-uri': [{ calls: 2, perMs: MINUTE_MS }],
  /** [D] Beside the limit of the whole API. */
  'defender-endpoint-live-response': [{ calls: 10, perMs: MINUTE_MS }],
  /** [D] Beside the limit of the whole API. */
  'defender-endpoint-indicator-import': [{ calls: 30, perMs: MINUTE_MS }],
  /** [D] */
  'defender-xdr': [{ calls: 50, perMs: MINUTE_MS }],
  sentinel: [],
  /** [D] For one webhook. */
  teams: [{ calls: 4, perMs: SECOND_MS }],
  servicenow: [],
  jira: [],
} as const satisfies Record<string, readonly CallWindow[]>;

/** An API whose calls are counted together. */
export type ApiName = keyof typeof API_LIMITS;

/** The part of a declared limit that is used: the customer's other programs call with the same tenant. */
export const LIMIT_SHARE = 0.8;

/** What Watchbill itself may call of an API in the name of one tenant, over all workers; at least one call a window. */
export function ownLimits(api: ApiName): readonly CallWindow[] {
  const windows: readonly CallWindow[] = API_LIMITS[api];
  return windows.map(({ calls, perMs }) => ({ calls: Math.max(1, Math.floor(calls * LIMIT_SHARE)), perMs }));
}
