import type { CalendarDocument } from '../language/schema/calendar-schema.ts';

/** A holiday of a calendar. */
export type Holiday = NonNullable<CalendarDocument['holidays']>[number];

/** The holiday that a day is or belongs to; the day is a date in UTC that stands for a local one. */
export function holidayOn({ holidays = [] }: CalendarDocument, day: Date): Holiday | undefined {
  const date = day.toISOString().slice(0, 10);
  return holidays.find((holiday) => holiday.date <= date && date <= (holiday.to ?? holiday.date));
}
