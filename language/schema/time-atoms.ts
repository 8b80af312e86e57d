import { Type, type Static } from 'typebox';
import { TENANT_CALENDAR } from '../../contracts/calendar.ts';
import { KebabName, about, closed, listOf } from './atoms.ts';

/** A time zone by its name in the IANA list. */
export const TimeZone = Type.String({
  format: 'watchbill-timezone',
  expect: 'the name of a time zone such as «Europe/Berlin»',
});

/** A time of day. */
export const TimeOfDay = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  expect: 'a time of day such as «08:00»',
});

/** A day of the calendar. */
export const Day = Type.String({ format: 'watchbill-day', expect: 'a day such as «2026-12-24»' });

/** A day, or a moment with a zone. */
export const DayOrMoment = Type.String({
  format: 'watchbill-day-or-moment',
  expect: 'a day such as «2026-12-24», or a moment such as «2026-12-24T18:00:00Z»',
});

/** A duration that is longer than nothing. */
export const PositiveDuration = Type.String({
  format: 'watchbill-positive-duration',
  expect: 'a duration such as «90s», «15m» or «7d», longer than nothing and of at most 366 days',
});

/** Time of business hours, such as `8h`. Days are none: how many hours one has is for the calendar to say. */
export const BusinessDuration = Type.String({
  format: 'watchbill-business-duration',
  expect: 'hours and minutes such as «8h» or «1h30m», without days and longer than nothing',
});

/** Name of a calendar; `tenant` stands for that of the tenant. */
export const CalendarName = Type.String({
  ...KebabName,
  expect: 'the name of a calendar in kebab-case, or «tenant»',
});

/** Time that counts only while people work. */
export const BusinessHours = closed({
  businessHours: about(BusinessDuration, 'How long, counted in the business hours of the calendar; without days.', {
    examples: ['8h', '1h30m'],
  }),
  calendar: Type.Optional(
    about(CalendarName, 'Name of the calendar; `tenant` stands for that of the tenant.', {
      default: TENANT_CALENDAR,
      examples: ['berlin-office'],
    }),
  ),
});

const HoursOfDay = Type.String({
  format: 'watchbill-hours',
  expect: 'hours such as «08:00-17:00», or «22:00-06:00», which end on the next day',
});

/** Days of the week, Monday first. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const hoursOn = (day: string) =>
  Type.Optional(
    about(
      listOf(HoursOfDay, 'a list of hours'),
      `Hours on ${day}; hours that end before they begin end on the next day.`,
      {
        examples: [['08:00-17:00']],
      },
    ),
  );

/** Hours by day of the week; a day that is not named has none. */
export const WeekHours = closed({
  monday: hoursOn('Monday'),
  tuesday: hoursOn('Tuesday'),
  wednesday: hoursOn('Wednesday'),
  thursday: hoursOn('Thursday'),
  friday: hoursOn('Friday'),
  saturday: hoursOn('Saturday'),
  sunday: hoursOn('Sunday'),
});

/** Hours by day of the week, as they are written. */
export type WeekHoursSource = Static<typeof WeekHours>;
