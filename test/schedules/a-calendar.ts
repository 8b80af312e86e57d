import type { CalendarDocument } from '../../language/schema/calendar-schema.ts';

type Hours = NonNullable<CalendarDocument['businessHours']>;

/** The same hours from Monday to Friday. */
export function weekdays(...hours: string[]): Hours {
  return { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours };
}

/** The same hours on all days. */
export function everyDay(...hours: string[]): Hours {
  return { ...weekdays(...hours), saturday: hours, sunday: hours };
}

/** A calendar in Berlin, 09:00 to 17:00 from Monday to Friday. */
export function aCalendar(said: Partial<CalendarDocument> = {}): CalendarDocument {
  return {
    apiVersion: 'watchbill/v1',
    kind: 'Calendar',
    name: 'berlin-office',
    title: 'Berlin office',
    timezone: 'Europe/Berlin',
    businessHours: weekdays('09:00-17:00'),
    ...said,
  };
}
