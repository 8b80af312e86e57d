import { calendarsNamed } from './calendars-named.ts';
import type { Rule } from './rule.ts';
import { tenantsUsing } from './tenants-using.ts';

/** Calendars without business hours, by which no time ever passes; also those of the tenants that name the playbook. */
export const calendarWithoutHours: Rule = (context) => {
  const { calendarsWithoutHours: without = new Set<string>() } = context.draft.world;
  const ofTenants = tenantsUsing(context.draft).flatMap(([, { calendar }]) => calendar ?? []);
  return calendarsNamed(context).flatMap(({ name, isOfTenant, needsHours, range }) => {
    if (!needsHours) return [];
    const meant = isOfTenant ? ofTenants : [name];
    const found = meant.find((one) => without.has(one));
    if (found === undefined) return [];
    return [
      {
        code: 'calendar-without-hours',
        severity: 'error',
        summary: `Cannot count time by the calendar "${found}" because it has no business hours`,
        detail: 'Name another calendar, or add `businessHours` to that one',
        range,
      },
    ];
  });
};
