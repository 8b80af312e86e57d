import type { BusinessMoments, BusinessTime } from '../contracts/activities.ts';
import { utcTime, type UtcMs } from '../contracts/time.ts';
import type { Completion } from './completion.ts';
import { perform } from './perform.ts';
import type { EffectBody } from './run.ts';
import type { Entered } from './run-step.ts';

/** What a step came to instead of an answer. */
export type NotFound = Exclude<Completion, { readonly status: 'succeeded' }>;

/** Business times from a moment on, by a calendar. */
export interface BusinessTimes {
  readonly calendar: string;
  readonly from: UtcMs;
  readonly times: readonly number[];
}

/** When so much business time has passed, as the calendar says now. The run has to keep it: it may be told otherwise later. */
export async function lookUpMoments(
  entered: Entered,
  { calendar, from, times }: BusinessTimes,
): Promise<NotFound | { readonly status: 'found'; readonly moments: readonly UtcMs[] }> {
  const found = await ask(entered, (attempt) => ({
    ...questionOf(entered, calendar, from),
    attempt,
    what: 'business-moments',
    times,
  }));
  if (found.status !== 'succeeded') return found;
  const { moments } = found.output as unknown as BusinessMoments; // the shape of this effect's output
  return { status: 'found', moments };
}

/** How much business time lies between two moments, as the calendar says now. */
export async function lookUpTime(
  entered: Entered,
  { calendar, from, to }: { readonly calendar: string; readonly from: UtcMs; readonly to: UtcMs },
): Promise<NotFound | { readonly status: 'found'; readonly ms: number }> {
  const found = await ask(entered, (attempt) => ({
    ...questionOf(entered, calendar, from),
    attempt,
    what: 'business-time',
    to: utcTime(to),
  }));
  if (found.status !== 'succeeded') return found;
  const { ms } = found.output as unknown as BusinessTime; // the shape of this effect's output
  return { status: 'found', ms };
}

function questionOf({ step, path }: Entered, calendar: string, from: UtcMs) {
  return { kind: 'lookup', path, title: step.title, name: calendar, from: utcTime(from) } as const;
}

/** Zones and calendars are read outside of the run. */
async function ask(entered: Entered, effect: (attempt: number) => EffectBody): Promise<Completion> {
  const found = await perform(entered, {
    effect,
    // It is waited for when the step is cancelled: it takes no time, and what it came to is then known.
    hints: { quick: false, cancellable: false },
  });
  if (found.status === 'succeeded') delete entered.frame.nextAt;
  return found;
}
