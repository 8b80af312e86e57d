import type { UtcMs } from '../contracts/time.ts';
import type { CalendarDocument } from '../language/schema/calendar-schema.ts';
import { parseHours } from '../language/schema/time-formats.ts';
import { holidayOn } from './holidays.ts';
import { instantOf, localTimeOf } from './zone-time.ts';

/** Time without a break in which people work; `to` is the first moment after it. */
export interface BusinessWindow {
  readonly from: UtcMs;
  readonly to: UtcMs;
}

/** How far business time is looked for: longer than any that can be written takes with an hour a day. */
export const HORIZON_DAYS_MAX = 3_660;

const DAY_MS = 86_400_000;
/** As a date in UTC counts them. */
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/**
 * The business hours of a calendar from a moment on, soonest first, those included in which the moment lies. Hours belong to
 * the day on which they begin: those over midnight go on into a holiday, and those that would begin on one do not come. They are
 * as long as the clocks say: on the night of a change they are an hour shorter or longer. Hours that touch or overlap are one.
 */
export function* businessWindows(calendar: CalendarDocument, at: UtcMs): Generator<BusinessWindow> {
  let open: BusinessWindow | undefined;
  for (const next of windowsByDay(calendar, at)) {
    if (open !== undefined && next.from <= open.to) {
      open = { from: open.from, to: Math.max(open.to, next.to) };
      continue;
    }
    if (open !== undefined && open.to > at) yield open;
    open = next;
  }
  if (open !== undefined && open.to > at) yield open;
}

function* windowsByDay(calendar: CalendarDocument, at: UtcMs): Generator<BusinessWindow> {
  const { year, month, day } = localTimeOf(calendar.timezone, at);
  const today = Date.UTC(year, month - 1, day);
  // Hours that began yesterday may not have ended.
  for (let days = -1; days <= HORIZON_DAYS_MAX; days++) yield* windowsOn(calendar, new Date(today + days * DAY_MS));
}

/** The hours that begin on a day; the day is a date in UTC that stands for a local one. */
export function windowsOn(calendar: CalendarDocument, day: Date): readonly BusinessWindow[] {
  const name = WEEKDAYS[day.getUTCDay()];
  const written = name === undefined ? undefined : calendar.businessHours?.[name];
  if (written === undefined || holidayOn(calendar, day) !== undefined) return [];
  return written
    .flatMap((hours) => parseHours(hours) ?? [])
    .map(({ from, to }) => ({ from: instantOn(calendar, day, from), to: instantOn(calendar, day, to) }))
    .sort((one, other) => one.from - other.from);
}

function instantOn({ timezone }: CalendarDocument, day: Date, minutes: number): UtcMs {
  const date = new Date(day.getTime() + Math.floor(minutes / 1_440) * DAY_MS);
  return instantOf(timezone, {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Math.floor((minutes % 1_440) / 60),
    minute: minutes % 60,
  });
}
