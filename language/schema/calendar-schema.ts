import { Type, type Static } from 'typebox';
import { Text, about, closed, envelope, listOf } from './atoms.ts';
import { Day, DayOrMoment, TimeZone, WeekHours } from './time-atoms.ts';

const Holiday = closed({
  date: about(Day, 'The day, or the first of several.', { examples: ['2026-12-25'] }),
  to: Type.Optional(about(Day, 'The last day, where there are several.', { examples: ['2026-12-26'] })),
  name: about(Text, 'What people call it.', { examples: ['Christmas'] }),
});

const Freeze = closed({
  from: about(DayOrMoment, 'When it begins: a day in the time zone of the calendar, or a moment.', {
    examples: ['2026-11-27'],
  }),
  to: about(DayOrMoment, 'When it ends: a day, which still belongs to it, or a moment, which does not.', {
    examples: ['2026-11-30'],
  }),
  reason: about(Text, 'Why nothing may be changed then, for whoever is stopped by it.', {
    examples: ['The busiest weekend of the year'],
  }),
});

/** When people work and when nothing may be changed: business hours, holidays, freezes. */
export const CalendarSchema = closed({
  ...envelope('Calendar', 'berlin-office'),
  title: about(Text, 'What people call the calendar.', { examples: ['Berlin office'] }),
  timezone: about(TimeZone, 'Time zone of its days and hours, by its name in the IANA list.', {
    examples: ['Europe/Berlin'],
  }),
  businessHours: Type.Optional(
    about(WeekHours, 'Hours in which people work, by day of the week; holidays have none.', {
      examples: [{ monday: ['08:00-12:00', '13:00-17:00'] }],
    }),
  ),
  holidays: Type.Optional(
    about(listOf(Holiday, 'a list of mappings with `date` and `name`'), 'Days without business hours.', {
      examples: [[{ date: '2026-12-25', to: '2026-12-26', name: 'Christmas' }]],
    }),
  ),
  freezes: Type.Optional(
    about(
      listOf(Freeze, 'a list of mappings with `from`, `to` and `reason`'),
      'Times in which guard rails stop what changes something.',
      { examples: [[{ from: '2026-11-27', to: '2026-11-30', reason: 'The busiest weekend of the year' }]] },
    ),
  ),
});

/** A calendar as it is written and checked. */
export type CalendarDocument = Static<typeof CalendarSchema>;
