import type { EventType } from '../../contracts/event.ts';
import type { PlaybookName } from '../../contracts/ids.ts';
import type { HolidayCalendar } from './business-hours.ts';
import type { Cel, InputSpec, Value, Values } from './plan.ts';

/** Starts a run for each event that fits. */
export interface EventTrigger {
  readonly kind: 'event';
  readonly event: EventType;
  readonly when?: Cel;
  /** Events of one key belong to one run; by default the event's id. */
  readonly key?: Value;
  readonly whileRunning: 'join' | 'ignore' | 'queue' | 'replace';
  /** Many events are one start. */
  readonly group?: EventGroup;
  readonly with: Values;
}

/** Events with one value of `by` within the window are one start, once as many as the threshold have come. */
export interface EventGroup {
  readonly by: Value;
  readonly windowMs: number;
  readonly threshold: number;
}

/** Starts a run at set times, in the tenant's zone unless another is named. */
export interface ScheduleTrigger {
  readonly kind: 'schedule';
  readonly when: { readonly cron: string } | { readonly every: string; readonly at?: string; readonly on?: string };
  readonly timezone?: string;
  readonly jitterMs: number;
  readonly overlap: 'skip' | 'queue' | 'cancel' | 'both';
  readonly catchUp: 'none' | 'last' | 'all';
  readonly withinMs: number;
  /** What becomes of slots on holidays; without it nothing. */
  readonly calendar?: HolidayCalendar;
  readonly with: Values;
}

/** People may start it. */
export interface ManualTrigger {
  readonly kind: 'manual';
  readonly roles: readonly string[];
}

/** The end of a run of another playbook of the tenant starts one. */
export interface PlaybookTrigger {
  readonly kind: 'playbook';
  readonly playbook: PlaybookName;
  /** At least one. */
  readonly outcomes: readonly string[];
  readonly with: Values;
}

/** A call of another system, which knows a secret of the tenant, starts one. */
export interface WebhookTrigger {
  readonly kind: 'webhook';
  readonly path: string;
  /** Members of what is sent. */
  readonly body: Readonly<Record<string, InputSpec>>;
  readonly auth: 'hmac' | 'bearer';
  /** Calls of one key start one run, unless a call has a key of its own. */
  readonly key?: Value;
  readonly with: Values;
}

/** What starts a run. */
export type Trigger = EventTrigger | ScheduleTrigger | ManualTrigger | PlaybookTrigger | WebhookTrigger;
