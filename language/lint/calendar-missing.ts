import { calendarsNamed } from './calendars-named.ts';
import type { Rule } from './rule.ts';
import { tenantsUsing } from './tenants-using.ts';

/** Time by the calendar of the tenant where a tenant that names the playbook has none: the step would fail there, and the schedule would not be set. */
export const calendarMissing: Rule = (context) => {
  const without = tenantsUsing(context.draft).filter(([, { calendar }]) => calendar === undefined);
  if (without.length === 0) return [];
  const names = without.map(([tenant]) => `"${tenant}"`).join(', ');
  return calendarsNamed(context).flatMap(({ isOfTenant, range }) =>
    isOfTenant
      ? [
          {
            code: 'calendar-missing',
            severity: 'warning',
            summary: `Cannot count by the calendar of the tenant at ${names}: there is none`,
            detail: 'Name a calendar here, or write `calendar: …` into the document of the tenant',
            range,
          },
        ]
      : [],
  );
};
