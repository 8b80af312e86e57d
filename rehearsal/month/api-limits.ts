import type { ActionSignature, ActionSignatures } from '../../language/schema/action-signature.ts';
import type { Faults } from './faults.ts';

/** How often an upstream may be called. */
export interface ApiLimit {
  /** Connection of the tenant, as actions name it; of a limit that actions declare the API. */
  readonly upstream: string;
  readonly perMinute?: number;
  readonly perHour?: number;
  /** What the figure holds for, and whose it is. */
  readonly source: string;
}

/**
 * The limits that vendors document of upstreams as a whole, for each the narrowest that all our calls share; what is limited by API stands at the
 * actions. An upstream without a figure is limited by its own administrators: the file of faults may say how (`limits`).
 */
export const API_LIMITS: readonly ApiLimit[] = [
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

/** The limits that actions declare, by their API. */
export function declaredLimits(actions: ActionSignatures): readonly ApiLimit[] {
  return [...actions.values()].flatMap(({ limits }) => {
    if (limits === undefined) return [];
    const { api, ...figures } = limits;
    return [{ upstream: api, ...figures }];
  });
}

/** Whose limit a call of an action draws on: its API's, unless the file of faults says how much all of the connection takes. */
export function limitedBy({ needs, limits }: ActionSignature, faults: Faults): string {
  return faults.limits.has(needs.connection) ? needs.connection : (limits?.api ?? needs.connection);
}
