import type { ScheduledStart } from '../contracts/activities.ts';

/** What a schedule hands to its launcher; the slot is known when it fires. */
export type SlotSource = Omit<ScheduledStart, 'slot'>;
