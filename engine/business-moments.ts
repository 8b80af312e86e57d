import type { BusinessMoments } from '../contracts/activities.ts';
import { utcTime, type UtcMs } from '../contracts/time.ts';
import type { Completion } from './completion.ts';
import { perform } from './perform.ts';
import type { Entered } from './run-step.ts';

/** Moments, or what the step came to instead. */
export type LookedUp =
  | { readonly status: 'found'; readonly moments: readonly UtcMs[] }
  | Exclude<Completion, { readonly status: 'succeeded' }>;

/** Business times from a moment on, by a calendar. */
export interface BusinessTimes {
  readonly calendar: string;
  readonly from: UtcMs;
  readonly times: readonly number[];
}

/**
 * When so much business time has passed, as the calendar says now. Zones and calendars are read outside of the run, whose journal
 * has to keep what they said.
 */
export async function lookUpMoments(entered: Entered, { calendar, from, times }: BusinessTimes): Promise<LookedUp> {
  const { step, path, frame } = entered;
  const found = await perform(entered, {
    effect: (attempt) => ({
      kind: 'lookup',
      path,
      attempt,
      title: step.title,
      what: 'business-moments',
      name: calendar,
      from: utcTime(from),
      times,
    }),
    // It is waited for when the step is cancelled: it takes no time, and what it came to is then known.
    hints: { quick: false, cancellable: false },
  });
  if (found.status !== 'succeeded') return found;
  delete frame.nextAt;
  const { moments } = found.output as unknown as BusinessMoments; // the shape of this effect's output
  return { status: 'found', moments };
}
