import type { UtcMs } from '../contracts/time.ts';
import type { ScheduleTrigger } from '../language/plan/trigger.ts';

/*
 * What becomes of one slot of a schedule, decided without looking at anything but what is handed in, so that production
 * and rehearsals cannot disagree: `activities/start-slot.ts` and `rehearsal/month` both ask here.
 */

/** A firing so soon after its moment is on time. */
export const ON_TIME_MS = 60_000;

/** A firing: the moment that it was meant for, and when it reached us. */
export interface FiredSlot {
  readonly at: UtcMs;
  readonly now: UtcMs;
  /** The moment of the schedule's slot after this one; undefined where there is none. */
  nextAfter(): UtcMs | undefined;
}

/** Whether a firing counts as one of its moment: `jitter` delays it on purpose. */
export function isOnTime({ jitterMs }: Pick<ScheduleTrigger, 'jitterMs'>, lateMs: number): boolean {
  return lateMs <= ON_TIME_MS + jitterMs;
}

/** Why a firing that comes late does not count any more, as `catchUp` says. Undefined: it counts. */
export function whyMissed(trigger: ScheduleTrigger, { at, now, nextAfter }: FiredSlot): string | undefined {
  const lateMs = now - at;
  if (isOnTime(trigger, lateMs)) return undefined;
  const minutes = Math.round(lateMs / 60_000);
  if (trigger.catchUp === 'none') return `Watchbill was not running at the time; ${minutes} minutes late`;
  if (lateMs > trigger.withinMs) return `${minutes} minutes late, more than the schedule allows`;
  const next = nextAfter();
  const isLast = next === undefined || next > now;
  return trigger.catchUp === 'last' && !isLast ? 'A later slot is due already' : undefined;
}

/** What runs are told apart by: with `both` each slot has a run of its own, else a schedule has one at a time. */
export function slotEventKey(schedule: string, slot: string, { overlap }: Pick<ScheduleTrigger, 'overlap'>): string {
  return `schedule\n${schedule}${overlap === 'both' ? `\n${slot}` : ''}`;
}

/** What to do with a slot while the run of an earlier one is open; `both` never gets here, since it has keys of its own. */
export function whileOpen({ overlap }: Pick<ScheduleTrigger, 'overlap'>): {
  readonly skip?: string;
  readonly cancel: boolean;
} {
  if (overlap === 'skip') return { skip: 'The run of an earlier slot is still open', cancel: false };
  return { cancel: overlap === 'cancel' };
}
