import { TENANT_CALENDAR } from '../../contracts/calendar.ts';
import { CALENDAR_SITE } from '../compile/compile-business-hours.ts';
import type { Range } from '../diagnostic.ts';
import type { Step } from '../plan/plan.ts';
import type { RuleContext } from './rule.ts';

/** A place where a playbook counts by a calendar. */
export interface NamedCalendar {
  readonly name: string;
  /** Whether it is that of the tenant, whichever that is. */
  readonly isOfTenant: boolean;
  readonly range: Range;
}

/** The calendars that a playbook counts by, each at its place. */
export function calendarsNamed({ draft, survey }: RuleContext): readonly NamedCalendar[] {
  return survey.steps.flatMap(({ step }) => {
    const name = calendarOf(step);
    if (name === undefined) return [];
    return [{ name, isOfTenant: name === TENANT_CALENDAR, range: draft.sites.range(step, CALENDAR_SITE) }];
  });
}

function calendarOf(step: Step): string | undefined {
  if (step.kind === 'wait' && 'businessMs' in step.for) return step.for.calendar;
  if (step.kind === 'task' && 'businessMs' in step.due) return step.due.calendar;
  return step.kind === 'clock' ? step.calendar : undefined;
}
