import { didYouMean } from '../suggest.ts';
import { calendarsNamed } from './calendars-named.ts';
import type { Rule } from './rule.ts';

/** Calendars that no document describes. */
export const unknownCalendar: Rule = (context) => {
  const { calendars } = context.draft.world;
  if (calendars === undefined) return [];
  return calendarsNamed(context).flatMap(({ name, isOfTenant, range }) => {
    if (isOfTenant || calendars.has(name)) return [];
    return [
      {
        code: 'unknown-calendar',
        severity: 'error',
        summary: `Cannot find the calendar "${name}": no document describes it`,
        detail: 'Correct the name, or add a document of kind Calendar',
        range,
        ...didYouMean(name, calendars),
      },
    ];
  });
};
