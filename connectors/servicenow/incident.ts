import type { UtcTime } from '../../contracts/time.ts';

/** Impact and urgency of ServiceNow: 1 high, 2 medium, 3 low. The instance computes the priority from both. */
export type Level = 1 | 2 | 3;

/** An incident as it stands in ServiceNow; times in UTC, reference fields resolved to their value. */
export interface Incident {
  readonly sysId: string;
  readonly number: string;
  readonly title: string;
  readonly description: string;
  /** `1` new, `2` in progress, `3` on hold, `6` resolved, `7` closed, `8` cancelled; instances may have others. */
  readonly state: string;
  /** Empty when the incident was not opened by us. */
  readonly correlationId: string;
  /** `sys_id` of the assignment group, or empty. */
  readonly assignmentGroup: string;
  readonly openedAt: UtcTime | null;
  readonly updatedAt: UtcTime;
  /** Address of the incident for a browser. */
  readonly url: string;
}

/** What a new incident says. */
export interface IncidentDraft {
  readonly title: string;
  readonly description?: string;
  readonly impact: Level;
  readonly urgency: Level;
  /** Name of the assignment group. */
  readonly team?: string;
  /** Category of the instance's list. */
  readonly category?: string;
}

/** Fields of an incident that we change; what is left out stays. */
export interface IncidentChanges {
  readonly title?: string;
  readonly description?: string;
  readonly impact?: Level;
  readonly urgency?: Level;
  readonly team?: string;
  readonly state?: string;
  /** Needed by most instances for states `6` and `7`. */
  readonly closeCode?: string;
  readonly closeNotes?: string;
}

/** Which incidents to list. */
export interface IncidentQuery {
  /** Name of the assignment group. */
  readonly team: string;
  /** Only those last updated before this moment. */
  readonly updatedBefore: UtcTime;
  /** Incidents at most, 1 to 1,000. @default 200 */
  readonly limit?: number;
}
