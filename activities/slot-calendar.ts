import type { ScheduledStart } from '../contracts/activities.ts';
import type { UtcMs } from '../contracts/time.ts';

/** What activities ask about the schedule of a slot. */
export interface SlotCalendar {
  /** The slot on the wall clock of its schedule, as `2026-11-21T09:00`. */
  nameOf(start: ScheduledStart): string;
  /** The slot after this one that is on no holiday; undefined when none is known. */
  nextAfter(start: ScheduledStart): UtcMs | undefined;
  /** Why the slot starts nothing: it is on a holiday. Undefined: it counts. */
  whyNot(start: ScheduledStart): string | undefined;
}
